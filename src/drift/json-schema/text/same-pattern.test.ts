import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryPattern, textsOfPatterns } from '../../testing/arbitrary-pattern.ts';
import { matchPattern } from './pattern-accepts.ts';
import { matchesAnything, samePattern } from './same-pattern.ts';

const numRuns = Number(process.env['LIVEGATE_RUNS'] ?? 300);
const raw = String.raw;

const same: readonly (readonly [string, string])[] = [
  [raw`^[0-9]{3}$`, raw`^\d{3}$`],
  [raw`^[A-Za-z0-9_]+$`, raw`^\w+$`],
  [raw`^[^0-9]$`, raw`^\D$`],
  [raw`^[a-z0-9]$`, raw`^[0-9a-z]$`],
  [raw`^[a\-z]$`, raw`^[-az]$`],
  [raw`^(?:x)$`, '^x$'],
  [raw`^(x)$`, '^x$'],
  [raw`^(?<name>x)$`, '^x$'],
  ['^((a|bc))$', '^(?:bc|a)$'],
  ['^(a|b)$', '^[ab]$'],
  [raw`^a\-b$`, '^a-b$'],
  [raw`^a\/b$`, '^a/b$'],
  [raw`^a[.]b$`, raw`^a\.b$`],
  [raw`^\u0041\x42$`, '^AB$'],
  [raw`^\u{1F600}$`, raw`^\uD83D\uDE00$`],
  ['^a{1}$', '^a$'],
  ['^a{0,1}$', '^a?$'],
  ['^a{1,}$', '^a+$'],
  ['^a{0,}$', '^a*?$'],
  ['^a{2,2}$', '^aa$'],
  ['^aa*$', '^a+$'],
  ['x+', 'x'],
  ['.*x.*', 'x'],
  ['^', ''],
];

const other: readonly (readonly [string, string])[] = [
  ['^a$', '^a'],
  ['^.*$', ''],
  ['^[a-z]$', raw`^[a\-z]$`],
  ['^(?:a|b)c$', '^a|bc$'],
  ['^a{2}$', '^a{1,2}$'],
  ['^(?=a)b', '^b'],
  [raw`^(a)\1$`, '^(a)a$'],
  [raw`^\s$`, '^ $'],
  [raw`\bx`, 'x'],
  ['[]', ''],
  ['^(?:ab)*$', '^ab*$'],
  // Not valid with the `u` flag: read by halves of a character.
  [raw`^\-.$`, '^-.$'],
];

describe('patterns', () => {
  for (const [one, two] of same)
    test(`${one} is ${two}`, () => {
      assert.ok(samePattern(one, two));
    });

  for (const [one, two] of other)
    test(`${one} is not ${two}`, () => {
      assert.ok(!samePattern(one, two));
    });
});

type Matches = readonly (boolean | undefined)[];

// A machine that is busy may interrupt a match: of that text nothing is known then.
function matched(one: string): Matches {
  return textsOfPatterns.map((value) => matchPattern(one, value));
}

function unlike(one: Matches, two: Matches): readonly string[] {
  return textsOfPatterns.filter((_, index) => {
    const [left, right] = [one[index], two[index]];
    return left !== undefined && right !== undefined && left !== right;
  });
}

test('patterns that are called one match the same texts', () => {
  const found = new Set<string>();
  // Each match is watched by a thread of its own: only what is compared is matched, and once.
  const known = new Map<string, Matches>();
  const match = (one: string) => known.get(one) ?? known.set(one, matched(one)).get(one) ?? [];
  fc.assert(
    fc.property(fc.array(arbitraryPattern, { minLength: 20, maxLength: 20 }), (several) => {
      for (const one of several) {
        if (matchesAnything(one)) assert.ok(!match(one).includes(false), one);
        const like = [...found].find((before) => samePattern(before, one));
        if (like === undefined) found.add(one);
        else assert.deepEqual(unlike(match(one), match(like)), [], `${one} and ${like}`);
      }
    }),
    { numRuns: Math.ceil(numRuns / 10) },
  );
});
