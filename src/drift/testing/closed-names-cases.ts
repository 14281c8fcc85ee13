const object = (more: object) => ({ type: 'object', propertyNames: { enum: ['a'] }, ...more });

/** Two spellings each of one schema whose members have a closed set of names. */
export const sameNames: readonly (readonly [name: string, old: unknown, next: unknown])[] = [
  ['no name that a part needs', object({ allOf: [{ required: ['b'] }] }), false],
  [
    'members of a part that no name is left for',
    object({ allOf: [{ properties: { b: { minLength: 1 } } }] }),
    object({ properties: { b: { minLength: 1 } } }),
  ],
  [
    'names are not evaluated',
    object({ unevaluatedProperties: { type: 'string' } }),
    object({ additionalProperties: { type: 'string' } }),
  ],
];
