/** Two schemas of a comparison. */
type Pair = readonly [name: string, old: unknown, next: unknown];

const object = (more: object) => ({ type: 'object', ...more });
const of = (c: unknown) => ({ properties: { k: { type: 'string' }, c } });
const word = { type: 'string' };
const isX = { properties: { k: { const: 'x' } }, required: ['k'] };
const k = { properties: { k: word } };

/** Two spellings each of what has to be there where another member is. */
export const sameDependencies: readonly Pair[] = [
  [
    'names that depend, as a schema',
    object({ dependentSchemas: { a: { required: ['b'] } } }),
    object({ dependentRequired: { a: ['b'] } }),
  ],
  [
    'names that depend, as a condition',
    object({ if: { required: ['a'] }, then: { required: ['b'] } }),
    object({ dependentRequired: { a: ['b'] } }),
  ],
  [
    'names that depend on names that depend',
    object({ dependentRequired: { a: ['b'], b: ['c'] } }),
    object({ dependentRequired: { a: ['b', 'c'], b: ['c'] } }),
  ],
  [
    'names that depend on what must be there',
    object({ required: ['a'], dependentRequired: { a: ['b'], b: ['c'] } }),
    object({ required: ['a', 'b', 'c'] }),
  ],
  [
    'what must be there depends on nothing',
    object({ required: ['b'], dependentRequired: { a: ['b'] } }),
    object({ required: ['b'] }),
  ],
  [
    'a name that cannot be there',
    object({ properties: { a: false }, dependentRequired: { a: ['b'] } }),
    object({ properties: { a: false } }),
  ],
];

/** What is less than the old schema. */
export const narrowerDependencies: readonly Pair[] = [
  [
    'one more name that depends',
    object({ dependentRequired: { a: ['b'] } }),
    object({ dependentRequired: { a: ['b', 'c'] } }),
  ],
  [
    'names that depend, if another name is there too',
    object({ if: { required: ['a', 'd'] }, then: { required: ['b'] } }),
    object({ dependentRequired: { a: ['b'] } }),
  ],
  [
    'names that depend, and otherwise others',
    object({ dependentRequired: { a: ['b'] } }),
    object({ if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } }),
  ],
  [
    'a member of a condition becomes another one',
    object({ ...k, if: isX, then: { properties: { c: word } } }),
    object(of({ type: 'integer' })),
  ],
  [
    'a member of what depends becomes another one',
    object({ ...k, dependentSchemas: { k: { allOf: [{ properties: { c: word } }] } } }),
    object(of({ type: 'integer' })),
  ],
  [
    'members of a condition whatever their names become others',
    object({ ...k, if: isX, then: { ...k, additionalProperties: word } }),
    object(of({ type: 'integer' })),
  ],
  [
    'members of a pattern of a condition become others',
    object({ ...k, if: isX, then: { patternProperties: { '^c': word } } }),
    object(of({ type: 'integer' })),
  ],
  [
    'members that are left become others',
    object({ ...k, anyOf: [isX, { required: ['d'] }], unevaluatedProperties: word }),
    object(of({ type: 'integer' })),
  ],
];

/** What is more than the old schema. */
export const widerDependencies: readonly Pair[] = [
  [
    'fewer names that depend',
    object({ dependentRequired: { a: ['b', 'c'], d: ['a'] } }),
    object({ dependentRequired: { a: ['c'] } }),
  ],
  [
    'a member of a condition becomes one of all',
    object({ ...k, if: isX, then: { properties: { c: word } } }),
    object(of(word)),
  ],
];
