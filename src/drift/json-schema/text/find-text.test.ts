import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../budget.ts';
import { arbitraryPattern, textsOfPatterns } from '../../testing/arbitrary-pattern.ts';
import { codePoints } from './code-points.ts';
import { findText } from './find-text.ts';
import type { TextAnswer, TextQuestion } from './find-text.ts';
import { patternAccepts } from './pattern-accepts.ts';

const numRuns = Number(process.env['LIVEGATE_RUNS'] ?? 300);
const raw = String.raw;
const none = { isNone: true } as const;

const ask = (question: Partial<TextQuestion>, budget = new Budget()): TextAnswer | undefined =>
  findText({ every: [], least: 0, most: Infinity, ...question }, budget, () => ['a.json#']);

const table: readonly (readonly [every: readonly string[], not: string, answer: TextAnswer | undefined])[] = [
  [['^[a-z]{3}$'], '^[a-z]{1,5}$', none],
  [['^[a-z]{1,5}$'], '^[a-z]{3}$', { text: 'a' }],
  [[raw`^\d{4}-\d{2}-\d{2}$`], '^[-0-9]{10}$', none],
  [['^[a-z]+$', '^.{3}$'], '^[a-y]+$', { text: 'aaz' }],
  [['a$|^b'], 'a|b', none],
  [['a|b'], 'a$|^b', { text: 'ab' }],
  [['^(?:ab)*$'], '^ab*$', { text: '' }],
  [['^(?:ab)+$'], '^ab*$', { text: 'abab' }],
  [[raw`^\d+(?:\.\d{2})?$`], raw`^[0-9]+([.][0-9][0-9])?$`, none],
  [[raw`^(?=.*\d)(?=.*[A-Z]).{8,}$`], '[A-Z]', none],
  [[raw`^(?=.*\d)(?=.*[A-Z]).{3,}$`], raw`^(?!a)`, { text: 'a0A' }],
  [['^(?!foo)[a-z]+$'], '^(?!fo)[a-z]+$', { text: 'fo' }],
  [['^'], '^.*$', { text: '\n' }],
  [[], '$', none],
  [['^|x$'], '$', none],
  [['^😀$'], raw`^\u{1F600}$`, none],
  [[raw`\D`], raw`[^\d]`, none],
  [[raw`^\$a`], 'x', { text: '$a' }],
  [['$^'], '^$', none],
  [['a$b'], 'x', none],
  [[raw`^(a)\1$`], 'b', undefined],
  [[raw`\ba`], 'b', undefined],
  [['(?<=a)b'], 'b', undefined],
  [['^a{5000}$'], 'b', undefined],
  [['(?:[01]*1[01]{14})$'], '[01]*1[01]{15}$', undefined],
  [['('], 'b', undefined],
];

describe('a text that patterns tell apart', () => {
  for (const [every, not, answer] of table)
    it(`${every.join(' and ')} but not ${not}`, () => {
      assert.deepEqual(ask({ every, not }), answer);
    });

  for (const [bounds, answer] of [
    [{ least: 17 }, none],
    [{ most: 15 }, none],
    [{ least: 16, most: 16 }, { text: '0'.repeat(16) }],
    [{ least: 3, most: 2 }, none],
  ] as const)
    it(`has so many characters: ${JSON.stringify(bounds)}`, () => {
      assert.deepEqual(ask({ every: ['^[0-9]{16}$'], ...bounds }), answer);
    });

  it('is another in another turn', () => {
    const texts = [0, 1, 2, 3].map((turn) => ask({ every: ['^[a-z0-9]-.$'], turn })?.text);
    assert.equal(new Set(texts).size, 4, texts.join(' '));
  });

  it('is not looked for where that was too much, and the report says so', () => {
    const budget = new Budget({ textSteps: 10 });
    assert.deepEqual(ask({ every: ['^a{9}$'] }, budget), { text: 'a'.repeat(9) });
    assert.equal(ask({ every: ['^a{9}$'] }, budget), undefined);
    assert.match(budget.undecided[0]?.reason ?? '', /limit textSteps/);
    assert.deepEqual(budget.undecided[0]?.where, ['a.json#']);
  });
});

test('what is found matches, and where nothing is found nothing does', () => {
  fc.assert(
    fc.property(arbitraryPattern, arbitraryPattern, fc.nat(3), fc.nat(3), (one, other, least, turn) => {
      const answer = ask({ every: [one], not: other, least, turn });
      const isSuch = (text: string): boolean =>
        codePoints(text) >= least && patternAccepts(one, text) && !patternAccepts(other, text);
      if (answer?.text !== undefined) assert.ok(isSuch(answer.text), JSON.stringify(answer));
      if (answer === undefined) return;
      const found = textsOfPatterns.find(isSuch);
      assert.ok(found === undefined || codePoints(answer.text ?? '') <= codePoints(found), found);
      if (found !== undefined) assert.notDeepEqual(answer, none, found);
    }),
    { numRuns },
  );
});
