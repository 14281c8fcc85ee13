import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import { parseWaivers } from './parse-waivers.ts';

const fingerprint = `sha256:${'0'.repeat(64)}`;
const entry = (more: Readonly<Record<string, string>> = {}) => {
  const members = {
    rule: 'response-null-added',
    fingerprint,
    owner: 'payments',
    reason: 'copes with null',
    ticket: 'PAY-1',
    granted: '2026-11-01',
    expires: '2026-11-10',
    ...more,
  };
  const lines = Object.entries(members).filter(([, value]) => value !== '');
  return lines.map(([name, value], index) => `${index === 0 ? '  - ' : '    '}${name}: ${value}`).join('\n');
};
const file = (...entries: readonly string[]) => `waivers:\n${entries.join('\n')}\n`;

describe('a waivers file', () => {
  test('is read with the place of each waiver', () => {
    const { entries, maxDays } = parseWaivers(file(entry(), entry({ owner: 'others' })), 'waivers.yaml');
    assert.equal(maxDays, 14);
    assert.deepEqual(
      entries.map(({ column, file: name, line, owner }) => [name, line, column, owner]),
      [
        ['waivers.yaml', 2, 5, 'payments'],
        ['waivers.yaml', 9, 5, 'others'],
      ],
    );
  });

  test('may allow more days', () => {
    assert.equal(parseWaivers(`maxDays: 30\nwaivers: []\n`, 'waivers.yaml').maxDays, 30);
  });

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    ['nothing', '', /waivers\.yaml/],
    [
      'a rule that does not exist',
      file(entry({ rule: 'response-nul-added' })),
      /:2:11: there is no such rule[^]*did you mean response-null-added\?/,
    ],
    ['no owner', file(entry({ owner: '' })), /:2:5: .*[^]*owner/],
    ['no ticket', file(entry({ ticket: '' })), /ticket/],
    ['no reason', file(entry({ reason: '' })), /reason/],
    ['a part of a fingerprint', file(entry({ fingerprint: 'sha256:00' })), /:3:18: /],
    ['a day that does not exist', file(entry({ expires: '2026-02-30' })), /:8:14: there is no such day/],
    [
      'an end before the beginning',
      file(entry({ expires: '2026-10-01' })),
      /:8:14: the last day is before the first/,
    ],
    ['a misspelt key', file(entry({ ownr: 'x' })), /unknown key ownr[^]*did you mean owner\?/],
    ['no end', file(entry({ expires: '' })), /expires/],
    ['forever', `maxDays: 100000\n${file(entry())}`, /:1:10: /],
    ['a key that reaches a prototype', `__proto__: {}\nwaivers: []\n`, /__proto__ is not allowed/],
    ['no YAML', 'waivers: [', /waivers\.yaml:/],
  ];
  for (const [name, text, message] of mistakes)
    test(`with a mistake: ${name}`, () => {
      assert.throws(
        () => parseWaivers(text, 'waivers.yaml'),
        (error) => error instanceof ConfigError && message.test(error.message),
      );
    });

  test('is told all its mistakes at once', () => {
    const text = file(entry({ rule: 'x', expires: '2026-02-30' }), entry({ owner: '', fingerprint: 'x' }));
    assert.throws(
      () => parseWaivers(text, 'waivers.yaml'),
      (error) => error instanceof ConfigError && error.problems.length >= 4,
    );
  });
});
