/** A set of code points: ranges with both ends, sorted, with a gap between any two. */
export type CodePointSet = readonly (readonly [first: number, last: number])[];

const last = 0x10ffff;

/** The same code points as sorted ranges that do not touch. */
export function unitedRanges(ranges: CodePointSet): CodePointSet {
  const united: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const before = united.at(-1);
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else united.push([from, to]);
  }
  return united;
}

/** All other code points. */
export function complement(set: CodePointSet): CodePointSet {
  const ends = [-1, ...unitedRanges(set).flat(), last + 1];
  const gaps = ends.flatMap((end, index) =>
    index % 2 === 0 ? [[end + 1, (ends[index + 1] ?? 0) - 1] as const] : [],
  );
  return gaps.filter(([from, to]) => from <= to);
}

const digits: CodePointSet = [[0x30, 0x39]];
const wordly: CodePointSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
// WhiteSpace and LineTerminator of ECMA-262.
const spaces: CodePointSet = [
  ...([
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
  ] as const),
  ...([
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
];

/** What `\d`, `\w`, `\s` and their opposites stand for without the `i` flag, and the dot without the `s` flag. */
export const namedSets: Readonly<Record<string, CodePointSet>> = {
  d: digits,
  D: complement(digits),
  w: wordly,
  W: complement(wordly),
  s: spaces,
  S: complement(spaces),
  '.': complement([
    [0x0a, 0x0a],
    [0x0d, 0x0d],
    [0x2028, 0x2029],
  ]),
};
