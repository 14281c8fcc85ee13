import type { Conjunction, SchemaNode } from './schema-graph.ts';
import type { Alternative } from './shape.ts';
import type { JsonType } from './json-type.ts';

// Most alternatives say nothing of most kinds, and there are as many of them as there are schemas.
const none: ReadonlyMap<never, never> = new Map<never, never>();

/** Every value of a type. */
export function openAlternative(
  type: JsonType,
  anything: Conjunction,
  from: readonly SchemaNode[] = [],
): Alternative {
  return {
    type,
    from,
    limits: none,
    multiples: [],
    patterns: [],
    formats: [],
    opaque: [],
    prefix: [],
    rest: anything,
    properties: none,
    required: none,
    dependents: none,
    hidden: none,
    patternProperties: none,
    additional: anything,
  };
}
