type Pair = readonly [name: string, old: unknown, next: unknown];

/** `const` beside `enum`, in other words. */
export const sameValues: readonly Pair[] = [
  ['one value, and a list that holds it', { const: 1, enum: [1, 'a'] }, { const: 1 }],
  ['one value, and a list without it', { const: 1, enum: ['a'] }, false],
];

/** What is less than the old schema. */
export const narrowerValues: readonly Pair[] = [
  ['a list without the one value', { const: 1 }, { const: 1, enum: ['a'] }],
  [
    'a list without the one value, in a condition',
    { type: 'array', contains: { const: 1 } },
    { type: 'array', contains: { const: 1, enum: ['a'] } },
  ],
];
