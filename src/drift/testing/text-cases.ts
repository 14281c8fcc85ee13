/** Two schemas of a comparison. */
type Pair = readonly [name: string, old: unknown, next: unknown];

const text = { type: 'string' };

/** Two spellings of the same texts each. */
export const sameTexts: readonly Pair[] = [
  [
    'a pattern that is spelled in another way',
    { ...text, pattern: '^(ab)+$' },
    { ...text, pattern: '^ab(?:ab|abab)*$' },
  ],
  [
    'a pattern that looks ahead, spelled in another way',
    { ...text, pattern: '^(?=.*[0-9])[a-z0-9]{2,}$' },
    { ...text, pattern: String.raw`^(?=[^\d]*\d)[\da-z][\da-z]+$` },
  ],
  [
    'lengths that a pattern leaves no choice of',
    { ...text, pattern: '^[0-9]{16}$' },
    { ...text, pattern: '^[0-9]{16}$', minLength: 2, maxLength: 16 },
  ],
  [
    'lengths that a format leaves no choice of',
    { ...text, format: 'uuid' },
    { ...text, format: 'uuid', minLength: 36, maxLength: 36 },
  ],
  [
    'lengths instead of a part of a pattern',
    { ...text, pattern: '^[a-z]{2,4}$' },
    { ...text, pattern: '^[a-z]*$', minLength: 2, maxLength: 4 },
  ],
  [
    'the form that a format has',
    { ...text, format: 'date' },
    { ...text, format: 'date', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` },
  ],
  [
    'two patterns in one',
    { ...text, allOf: [{ pattern: '^a' }, { pattern: 'b$' }] },
    { ...text, pattern: '^a.*b$|^a[^]*b$' },
  ],
];

/** Texts of which some are no longer accepted. */
export const narrowerTexts: readonly Pair[] = [
  ['texts of another pattern', { ...text, pattern: '^[a-z0-9]{3}$' }, { ...text, pattern: '^[a-z]{1,5}$' }],
  [
    'texts of a pattern of which one is too short',
    { ...text, pattern: '^a+$', maxLength: 3 },
    { ...text, pattern: '^a+$', minLength: 2, maxLength: 4 },
  ],
  [
    'texts in the form of a format',
    { ...text, pattern: String.raw`^\d{4}-\d{2}-\d{2}$` },
    { ...text, format: 'date' },
  ],
];

/** Texts of which more are accepted. */
export const widerTexts: readonly Pair[] = [
  [
    'texts of a pattern that matches more',
    { ...text, pattern: '^[a-z]{3}$' },
    { ...text, pattern: '^[a-z0-9]{1,5}$' },
  ],
  ['texts of a length that a pattern had', { ...text, pattern: '^a{3}$' }, { ...text, minLength: 3 }],
  [
    'texts of a pattern that a format keeps to',
    { ...text, format: 'date' },
    { ...text, pattern: '^[0-9-]{10}$' },
  ],
];
