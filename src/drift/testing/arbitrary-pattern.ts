import fc from 'fast-check';

const raw = String.raw;
const leaf = fc.constantFrom(
  'a',
  'b',
  '0',
  '[ab]',
  '[^a]',
  '.',
  raw`\d`,
  raw`\D`,
  raw`\s`,
  '[0-9]',
  raw`\x61`,
  '[]',
  '[^]',
  raw`\-`,
);
const quantifier = fc.constantFrom(
  '',
  '',
  '?',
  '*',
  '+',
  '{1}',
  '{0,1}',
  '{1,}',
  '{2}',
  '{0}',
  '*?',
  '{1,2}',
);
const look = fc.constantFrom('(?=', '(?!', '(?<=', '(?<!');
const { pattern: made } = fc.letrec<{ pattern: string; way: string; term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(leaf, quantifier).map(([atom, times]) => atom + times),
    fc.constantFrom('^', '$', raw`\b`),
    fc
      .tuple(fc.constantFrom('(', '(?:'), tie('pattern'), quantifier)
      .map(([open, inner, times]) => `${open}${inner})${times}`),
    fc.tuple(look, tie('pattern')).map(([open, inner]) => `${open}${inner})`),
  ),
  way: fc.array(tie('term'), { maxLength: 3 }).map((terms) => terms.join('')),
  pattern: fc.array(tie('way'), { minLength: 1, maxLength: 2 }).map((ways) => ways.join('|')),
}));

/** A regular expression of ECMA-262, with what looks around and asks for edges among it. */
export const arbitraryPattern: fc.Arbitrary<string> = made;

const letters = ['a', 'b', '0', '-', '\n', '😀'];
const pairs = letters.flatMap((one) => letters.map((two) => one + two));
/** All texts of up to three characters that such expressions tell apart. */
export const textsOfPatterns: readonly string[] = [
  '',
  ...letters,
  ...pairs,
  ...pairs.flatMap((two) => letters.map((one) => two + one)),
];
