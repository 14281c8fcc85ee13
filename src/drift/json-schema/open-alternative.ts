import type { Conjunction, SchemaNode } from './schema-graph.ts';
import type { Alternative, JsonType } from './shape.ts';

/** Every value of a type. */
export function openAlternative(
  type: JsonType,
  anything: Conjunction,
  from: readonly SchemaNode[] = [],
): Alternative {
  return {
    type,
    from,
    limits: new Map(),
    multiples: [],
    patterns: [],
    formats: [],
    opaque: [],
    prefix: [],
    rest: anything,
    properties: new Map(),
    required: new Map(),
    hidden: new Map(),
    patternProperties: new Map(),
    additional: anything,
  };
}
