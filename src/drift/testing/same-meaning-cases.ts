/** Two schemas of a comparison. */
type Pair = readonly [name: string, old: unknown, next: unknown];

const text = { type: 'string' };
const list = (more: object) => ({ type: 'array', ...more });
const object = (more: object) => ({ type: 'object', ...more });
const others = ['boolean', 'number', 'array', 'object'];

/** Two spellings of one schema each. */
export const same: readonly Pair[] = [
  ['no item fits', list({ items: false }), list({ maxItems: 0 })],
  [
    'a list of two',
    list({ prefixItems: [text, text], items: false }),
    list({ prefixItems: [text, text], maxItems: 2 }),
  ],
  ['no second item fits', list({ prefixItems: [text, false] }), list({ prefixItems: [text], maxItems: 1 })],
  [
    'items that cannot be',
    list({ prefixItems: [text, true], maxItems: 1 }),
    list({ prefixItems: [text], maxItems: 1 }),
  ],
  ['more items than fit', list({ items: false, minItems: 1 }), false],
  [
    'further items unevaluated',
    list({ prefixItems: [text], unevaluatedItems: false }),
    list({ prefixItems: [text], items: false }),
  ],
  ['items evaluated before', list({ items: true, unevaluatedItems: false }), list({})],
  [
    'as many as are contained',
    list({ contains: text, minContains: 2, minItems: 2 }),
    list({ contains: text, minContains: 2 }),
  ],
  ['none contained, none too many', list({ contains: text, minContains: 0 }), list({})],
  ['names that depend', object({ dependencies: { a: ['b'] } }), object({ dependentRequired: { a: ['b'] } })],
  [
    'a schema that depends',
    object({ dependencies: { a: { minProperties: 3 } } }),
    object({ dependentSchemas: { a: { minProperties: 3 } } }),
  ],
  [
    'names in another order',
    object({ dependentRequired: { a: ['c', 'b'], d: ['a'] } }),
    object({ dependentRequired: { d: ['a'], a: ['b', 'c'] } }),
  ],
  ['a name that depends on itself', object({ dependentRequired: { a: ['a'] } }), object({})],
  ['not a type', { not: text }, { type: ['null', ...others] }],
  ['not two types', { not: { type: ['string', 'null'] } }, { type: others }],
  [
    'not a number, so no integer',
    { not: { type: 'number' } },
    { type: ['null', 'boolean', 'string', 'array', 'object'] },
  ],
  ['not null', { type: ['string', 'null'], not: { const: null } }, text],
  ['not a value of a list', { enum: ['a', 'b', 1], not: { enum: ['b', 2] } }, { enum: ['a', 1] }],
  ['not true', { type: 'boolean', not: { const: true } }, { type: 'boolean', enum: [false] }],
  ['not not', { not: { not: text } }, text],
  ['not of what nothing fits', { not: false }, true],
  ['not of anything', { not: {} }, false],
  [
    'a member that is not anything',
    object({ properties: { a: { not: {} } } }),
    object({ properties: { a: false } }),
  ],
  [
    'a member that is not anything in words',
    object({ properties: { a: { not: { description: 'all' } } } }),
    object({ properties: { a: false } }),
  ],
  [
    'as many members as have to be there',
    object({ required: ['a', 'b'], minProperties: 2 }),
    object({ required: ['a', 'b'] }),
  ],
  [
    'as many members as there can be',
    object({ properties: { a: text }, additionalProperties: false, maxProperties: 1 }),
    object({ properties: { a: text }, additionalProperties: false }),
  ],
  ['no members', object({ maxProperties: 0 }), object({ additionalProperties: false })],
  [
    'members that cannot be',
    object({ properties: { a: text }, maxProperties: 0 }),
    object({ properties: { a: { type: 'integer' } }, maxProperties: 0 }),
  ],
  [
    'members of a pattern, and others, that cannot be',
    object({ patternProperties: { '^x': text }, additionalProperties: text, maxProperties: 0 }),
    object({ additionalProperties: false }),
  ],
  [
    'members that cannot be for what stands beside them',
    { allOf: [object({ properties: { a: text } }), { maxProperties: 0 }] },
    object({ maxProperties: 0 }),
  ],
  ['the only object without members', { const: {} }, object({ properties: { a: text }, maxProperties: 0 })],
  ['the only list without items', { const: [] }, list({ items: text, maxItems: 0 })],
  ['whatever it may contain', list({ contains: true }), list({ minItems: 1 })],
  [
    'so many that may be anything',
    list({ contains: {}, minContains: 2, maxContains: 3, maxItems: 4 }),
    list({ minItems: 2, maxItems: 3 }),
  ],
  [
    'fewer than there are anyway',
    list({ contains: true, minItems: 2, maxItems: 3 }),
    list({ minItems: 2, maxItems: 3 }),
  ],
  [
    'at most one of anything',
    list({ contains: true, minContains: 0, maxContains: 1 }),
    list({ maxItems: 1 }),
  ],
  ['one of what nothing fits', list({ contains: false }), false],
  ['none of what nothing fits', list({ contains: false, minContains: 0, maxContains: 2 }), list({})],
  ['what is always so', { if: true, then: text, else: { type: 'integer' } }, text],
  ['what is never so', { if: false, then: { type: 'integer' }, else: text }, text],
  ['what is so whatever it is', { ...text, if: {}, then: { minLength: 2 } }, { ...text, minLength: 2 }],
  ['what has no other side', { ...text, if: false, then: false }, text],
  ['what is always forbidden', { if: true, then: false }, false],
  [
    'what is always so of a member',
    object({ properties: { a: { if: true, then: false } } }),
    object({ properties: { a: false } }),
  ],
  [
    'names of a list',
    object({ propertyNames: { enum: ['a', 'b'] }, properties: { a: text, c: text } }),
    object({ properties: { a: text, b: true }, additionalProperties: false }),
  ],
  [
    'one name, behind a reference',
    object({
      propertyNames: { $ref: '#/$defs/n' },
      additionalProperties: text,
      $defs: { n: { const: 'a' } },
    }),
    object({ properties: { a: text }, additionalProperties: false }),
  ],
  [
    'names of a list that match something',
    object({ propertyNames: { enum: ['a', 'bb', 1], maxLength: 1 }, patternProperties: { '^a': text } }),
    object({ properties: { a: text }, additionalProperties: false }),
  ],
  [
    'names that match, where there are no others',
    object({
      propertyNames: { pattern: '^a' },
      properties: { a: text, b: text },
      additionalProperties: false,
    }),
    object({ properties: { a: text }, additionalProperties: false }),
  ],
  ['names that may be anything', object({ propertyNames: { type: 'string' } }), object({})],
  ['no name', object({ propertyNames: false }), object({ additionalProperties: false })],
  ['no name that is needed', object({ propertyNames: { enum: ['a'] }, required: ['b'] }), false],
  ['more members than fit', object({ required: ['a'], maxProperties: 0 }), false],
  [
    'members of any name',
    object({ patternProperties: { '.*': text } }),
    object({ additionalProperties: text }),
  ],
  ['members of a pattern that may be anything', object({ patternProperties: { '^x': true } }), object({})],
  [
    'names by a pattern',
    object({ patternProperties: { '^[0-9]+$': text } }),
    object({ patternProperties: { '^\\d+$': text } }),
  ],
  [
    'members evaluated before',
    object({ additionalProperties: true, unevaluatedProperties: false }),
    object({}),
  ],
  ['a pattern that says nothing', { ...text, pattern: '.*' }, text],
  ['both booleans', { enum: [true, false] }, { type: 'boolean' }],
  ['the only null', { const: null }, { type: 'null' }],
  ['all types', { type: ['null', 'string', ...others] }, {}],
  ['bounds of nothing', { minLength: 0, minItems: 0, minProperties: 0, uniqueItems: false }, {}],
  ['numbers by ones', { type: 'number', multipleOf: 1 }, { type: 'integer' }],
];

/** What is less than the old schema; the laws above must not hide it. */
export const narrower: readonly Pair[] = [
  ['a whole number is a number', { not: { type: 'integer' } }, { not: { type: 'number' } }],
  ['one item fewer', list({ prefixItems: [text, text], items: false }), list({ maxItems: 1 })],
  ['one member more', object({ required: ['a', 'b'] }), object({ required: ['a', 'b'], minProperties: 3 })],
  [
    'one member fewer',
    object({ properties: { a: text, b: text }, additionalProperties: false }),
    object({ properties: { a: text, b: text }, additionalProperties: false, maxProperties: 1 }),
  ],
  [
    'no member more',
    object({ properties: { a: text } }),
    object({ properties: { a: text }, maxProperties: 0 }),
  ],
  [
    'no member of a pattern more',
    object({ patternProperties: { '^x': text }, additionalProperties: false }),
    object({ additionalProperties: false, maxProperties: 0 }),
  ],
  [
    'no member of a pattern more, and none unevaluated',
    object({ patternProperties: { '^x': text }, additionalProperties: false }),
    object({ unevaluatedProperties: false, maxProperties: 0 }),
  ],
  ['no item more', list({ items: text }), list({ items: text, maxItems: 0 })],
  ['one item of whatever kind', list({}), list({ contains: true })],
  ['one item more', list({ contains: true }), list({ contains: true, minContains: 2 })],
  ['one of a kind', list({ contains: true }), list({ contains: text })],
  [
    'what was so of some, of all',
    { ...text, if: { minLength: 3 }, then: { pattern: '^a' } },
    { ...text, pattern: '^a' },
  ],
  ['names of a list', object({}), object({ propertyNames: { enum: ['a'] } })],
  [
    'one name fewer',
    object({ propertyNames: { enum: ['a', 'b'] } }),
    object({ propertyNames: { const: 'a' } }),
  ],
  ['names that match', object({}), object({ propertyNames: { pattern: '^a' } })],
  [
    'names of a list, some of them on a condition',
    object({ propertyNames: { enum: ['a', 'b'] } }),
    object({ propertyNames: { enum: ['a', 'b'], if: { minLength: 1 }, then: { maxLength: 0 } } }),
  ],
  [
    'names that match another pattern',
    object({
      propertyNames: { pattern: '^a' },
      patternProperties: { '^a': text },
      additionalProperties: false,
    }),
    object({
      propertyNames: { pattern: '^b' },
      patternProperties: { '^a': text },
      additionalProperties: false,
    }),
  ],
  [
    'what one of the names holds',
    object({ propertyNames: { enum: ['a', 'b'] } }),
    object({ propertyNames: { enum: ['a', 'b'] }, properties: { b: text } }),
  ],
  [
    'what is unevaluated of a list of names',
    object({ propertyNames: { enum: ['a', 'b'] } }),
    object({ allOf: [{ propertyNames: { enum: ['a', 'b'] } }], unevaluatedProperties: text }),
  ],
  ['what depends', object({}), object({ dependencies: { a: ['b'] } })],
  ['a pattern that is another one', { ...text, pattern: '^[a-c]$' }, { ...text, pattern: '^[ab]$' }],
  [
    'unevaluated, where any member was evaluated before',
    object({ properties: { a: text }, additionalProperties: true, unevaluatedProperties: false }),
    object({ properties: { a: text }, unevaluatedProperties: false }),
  ],
  [
    'members of two branches at once',
    object({
      allOf: [{ anyOf: [{ properties: { a: text } }, { properties: { b: text } }] }],
      unevaluatedProperties: false,
    }),
    {
      anyOf: ['a', 'b'].map((name) => object({ properties: { [name]: text }, additionalProperties: false })),
    },
  ],
  [
    'a name that is evaluated beside a union',
    object({
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
      properties: { a: true, b: true, c: true },
      unevaluatedProperties: false,
    }),
    object({
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
      properties: { a: true, b: true },
      unevaluatedProperties: false,
    }),
  ],
];

/** What is more than the old schema, and nothing else of it. */
export const wider: readonly Pair[] = [
  [
    'members that could not be',
    object({ properties: { a: text }, maxProperties: 0 }),
    object({ properties: { a: { type: 'integer' } } }),
  ],
  [
    'members of any name that could not be',
    object({ additionalProperties: text, maxProperties: 0 }),
    object({ additionalProperties: { type: 'integer' } }),
  ],
  ['other names', object({ propertyNames: { enum: ['a', 'b'] } }), object({})],
  ['items that could not be', list({ items: text, maxItems: 0 }), list({ items: { type: 'integer' } })],
];
