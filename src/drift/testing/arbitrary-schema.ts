import fc from 'fast-check';

const patterns = [
  '^a',
  'b',
  '^[0-9-]*$',
  '^[a-c]{1,3}$',
  '^(?!a)',
  '^.{2}$',
  String.raw`^\d{4}-\d{2}-\d{2}$`,
];

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type ArbitrarySchema = boolean | { [keyword: string]: Json };

const names = ['a', 'b', 'c', 'constructor'];
const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  1,
  2,
  3.5,
  -1,
  'a',
  'bb',
  '2024-02-29',
  '',
);
const constant: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('a', 'b'), scalar, { maxKeys: 2, noNullPrototype: true }),
  },
);
const size = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom(-1, 0, 1, 1.5, 2, 3, 10);
const types = fc.constantFrom<Json>('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');

const listedNames = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
  .map((list): Json => ({ enum: list }));

/** Left out `rarity` times as often as there. */
function optional<Value>(arbitrary: fc.Arbitrary<Value>, rarity: number): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: rarity, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const scalarSchema: fc.Arbitrary<ArbitrarySchema> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: types }) },
  { weight: 2, arbitrary: fc.record({ type: fc.uniqueArray(types, { minLength: 1, maxLength: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      enum: fc.uniqueArray(constant, {
        minLength: 1,
        maxLength: 4,
        selector: (value) => JSON.stringify(value),
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ const: constant }) },
  {
    weight: 5,
    arbitrary: cleaned({
      type: fc.constant<Json>('string'),
      minLength: optional(size, 1),
      maxLength: optional(size, 1),
      pattern: optional(fc.constantFrom(...patterns), 3),
      format: optional(fc.constantFrom('date', 'email'), 3),
    }),
  },
  {
    weight: 5,
    arbitrary: cleaned({
      type: fc.constantFrom<Json>('number', 'integer'),
      minimum: optional(bound, 1),
      maximum: optional(bound, 1),
      exclusiveMinimum: optional(bound, 3),
      exclusiveMaximum: optional(bound, 3),
      multipleOf: optional(fc.constantFrom(1, 2, 3, 0.5), 2),
      format: optional(fc.constantFrom('int32', 'double'), 3),
    }),
  },
);

/**
 * JSON Schemas of small size over every keyword of the validation and applicator vocabularies, with `$ref` to three
 * definitions that may refer to each other. Values are few and small, so that schemas overlap often.
 */
export const arbitrarySchema: fc.Arbitrary<ArbitrarySchema> = fc
  .tuple(schemaOf(3), schemaOf(2), schemaOf(2))
  .map(([root, one, two]) => (typeof root === 'boolean' ? root : { ...root, $defs: { one, two } as Json }));

function schemaOf(depth: number): fc.Arbitrary<ArbitrarySchema> {
  const keywords =
    depth === 0
      ? scalarSchema
      : fc.oneof({ weight: 3, arbitrary: scalarSchema }, { weight: 5, arbitrary: nested(depth) });
  return fc.oneof(
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 2, arbitrary: fc.constantFrom('one', 'two').map((name) => ({ $ref: `#/$defs/${name}` })) },
    { weight: 14, arbitrary: keywords },
  );
}

function nested(depth: number): fc.Arbitrary<ArbitrarySchema> {
  const schema = schemaOf(depth - 1) as fc.Arbitrary<Json>;
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const object = cleaned({
    type: optional(fc.constant<Json>('object'), 1),
    properties: optional(fc.dictionary(fc.constantFrom(...names), schema, { maxKeys: 3 }), 1),
    required: optional(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }), 1),
    additionalProperties: optional(schema, 2),
    patternProperties: optional(fc.dictionary(fc.constantFrom('^a', 'c'), schema, { maxKeys: 1 }), 4),
    propertyNames: optional(fc.oneof(schema, listedNames), 8),
    dependentRequired: optional(
      fc.constantFrom<Json>({ a: ['b'] }, { a: ['b', 'c'] }, { b: ['c'], a: ['b'] }),
      8,
    ),
    dependentSchemas: optional(
      schema.map((inner): Json => ({ a: inner })),
      8,
    ),
    dependencies: optional(
      schema.map((inner): Json => ({ a: inner, c: ['b'] })),
      12,
    ),
    minProperties: optional(size, 4),
    maxProperties: optional(size, 4),
    unevaluatedProperties: optional(fc.boolean(), 8),
  });
  const array = cleaned({
    type: optional(fc.constant<Json>('array'), 1),
    items: optional(schema, 1),
    prefixItems: optional(list, 3),
    minItems: optional(size, 2),
    maxItems: optional(size, 2),
    uniqueItems: optional(fc.boolean(), 3),
    contains: optional(schema, 6),
    minContains: optional(size, 8),
    unevaluatedItems: optional(fc.boolean(), 8),
  });
  const applied = fc.oneof(
    fc.record({ allOf: list }),
    fc.record({ anyOf: list }),
    fc.record({ oneOf: list }),
    fc.record({ not: schema }),
    cleaned({ if: schema, then: optional(schema, 1), else: optional(schema, 1) }),
  );
  return fc.oneof(
    { weight: 4, arbitrary: object },
    { weight: 3, arbitrary: array.map(withoutAjvDefect) },
    { weight: 3, arbitrary: applied },
    {
      weight: 1,
      arbitrary: fc
        .tuple(object, applied)
        .map(([left, right]) => ({ ...(left as object), ...(right as object) })),
    },
  );
}

// Ajv 8.20 forgets `contains` for an empty array where `prefixItems` stands beside it, so it cannot judge the two together.
function withoutAjvDefect(schema: ArbitrarySchema): ArbitrarySchema {
  if (typeof schema === 'boolean' || schema['prefixItems'] === undefined) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== 'contains'));
}

function cleaned(shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<ArbitrarySchema> {
  return fc.record(shape).map((made) => {
    // Ajv 8.20 forgets what it found in a branch before where the next one holds a keyword that says nothing.
    const speaking = Object.entries(made).filter(([, value]) => !isEmpty(value));
    return JSON.parse(JSON.stringify(Object.fromEntries(speaking))) as ArbitrarySchema;
  });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

const arbitraryPart: fc.Arbitrary<ArbitrarySchema> = fc.oneof(
  { weight: 7, arbitrary: schemaOf(1) },
  { weight: 1, arbitrary: fc.constant(false) },
);

/** Two schemas, mostly alike: the second is the first with one part replaced by another schema, or with a member more. */
export const arbitraryPair: fc.Arbitrary<readonly [ArbitrarySchema, ArbitrarySchema]> = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(arbitrarySchema, arbitrarySchema) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(arbitrarySchema, arbitraryPart, fc.nat(), fc.boolean())
      .map(([schema, part, at, forward]) => {
        const changed = replacePart(schema, part, at);
        return forward ? ([schema, changed] as const) : ([changed, schema] as const);
      }),
  },
);

const holders = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);
const furtherNames: Readonly<Record<string, string>> = { properties: 'd', patternProperties: '^d' };
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const singles = new Set([
  'items',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
]);

function replacePart(schema: ArbitrarySchema, part: ArbitrarySchema, at: number): ArbitrarySchema {
  const copy = structuredClone(schema);
  const places = partsOf(copy);
  const place = places[at % (places.length + 1)];
  if (place === undefined)
    return typeof copy === 'object' && typeof part === 'object'
      ? { ...part, $defs: copy['$defs'] ?? {} }
      : part;
  place(part);
  return copy;
}

function partsOf(schema: Json): readonly ((part: Json) => void)[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (singles.has(keyword)) return [setter(schema, keyword), ...partsOf(value)];
    const isHolder =
      (holders.has(keyword) || lists.has(keyword)) && typeof value === 'object' && value !== null;
    if (!isHolder) return [];
    const owner = value as { [name: string]: Json };
    const inner = Object.entries(owner).flatMap(([name, part]) => [setter(owner, name), ...partsOf(part)]);
    const further = furtherNames[keyword];
    return further === undefined ? inner : [...inner, setter(owner, further)];
  });
}

function setter(owner: { [name: string]: Json }, name: string): (part: Json) => void {
  return (part) => {
    Object.defineProperty(owner, name, { value: part, enumerable: true, configurable: true, writable: true });
  };
}
