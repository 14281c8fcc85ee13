import { Validator } from '@cfworker/json-schema';
import type { ArbitrarySchema } from '../../../src/drift/testing/arbitrary-schema.ts';
import type { attackVerdict } from '../../../src/drift/testing/judge-soundness.ts';

/** What a contradiction is not: another validator judges the value unlike Ajv, or the claim does not speak of it. */
export type Overruled = 'validator' | 'silence';

type Contradiction = NonNullable<ReturnType<typeof attackVerdict>['contradiction']>;

/**
 * Puts a contradiction to a second validator, written by others than Ajv's. What that confirms may still be a value whose
 * members no accepting branch declares: a verdict takes it that nobody sends a name under a schema's silence which the
 * other side happens to declare, unless it forbids the name outright. Undefined: it is a contradiction.
 */
export function arbitrate(
  sub: ArbitrarySchema,
  sup: ArbitrarySchema,
  { kind, value }: Contradiction,
): Overruled | undefined {
  const isPassedOn = accepts(sub, value) && !accepts(sup, value);
  if (kind === 'witness') return isPassedOn ? 'validator' : undefined;
  if (!isPassedOn) return 'validator';
  if (kind === 'name') return undefined;
  return accepts(closed(sub), value) ? undefined : 'silence';
}

function accepts(schema: Schema, value: unknown): boolean {
  return new Validator(schema, '2020-12').validate(value).valid;
}

type Schema = Readonly<Record<string, unknown>> | boolean;
type Members = Readonly<Record<string, Schema>>;

/** A schema that forbids, wherever a value of its own is described, members that no branch which accepts it declares. */
function closed(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { $defs = {}, ...own } = inside(schema) as Record<string, unknown>;
  return { allOf: [own], unevaluatedProperties: false, $defs };
}

function member(schema: Schema): Schema {
  return typeof schema === 'boolean' ? schema : { allOf: [inside(schema)], unevaluatedProperties: false };
}

// Below `not`, `if`, `contains` and `propertyNames` a stricter schema would let more pass.
const branches = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas', '$defs'];
const members = ['properties', 'patternProperties', 'additionalProperties', 'items', 'prefixItems'];

function inside(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const entries = Object.entries(schema).map(([keyword, value]) => {
    const go = branches.includes(keyword) ? inside : members.includes(keyword) ? member : undefined;
    return [keyword, go === undefined ? value : each(keyword, value, go)];
  });
  return Object.fromEntries(entries) as Schema;
}

const single = new Set(['then', 'else', 'additionalProperties', 'items']);

function each(keyword: string, value: unknown, go: (schema: Schema) => Schema): unknown {
  if (single.has(keyword)) return go(value as Schema);
  if (Array.isArray(value)) return value.map((one: Schema) => go(one));
  return Object.fromEntries(Object.entries(value as Members).map(([name, one]) => [name, go(one)]));
}
