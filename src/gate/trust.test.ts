import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import { people, trustEntry, trustOfAll } from './testing/people.ts';
import { Trust } from './trust.ts';

const recipient = `recipient: age1${'q'.repeat(58)}`;
const keys = (...entries: readonly string[]): string => `keys:\n${entries.join('')}`;
const alice = trustEntry('alice', 'approver');
const spki = (prefix: string): string => Buffer.from(prefix.padEnd(88, '0'), 'hex').toString('base64');

type Row = readonly [what: string, text: string, place: string, words: RegExp];

const rows: readonly Row[] = [
  ['no keys', 'keys: []\n', 'trust.yaml:1:7', /at least 1/],
  ['nothing', '', 'trust.yaml:1:1', /object/],
  ['no YAML', 'keys: [', 'trust.yaml:1:8', /./],
  ['no role', keys(trustEntry('alice', '')), 'trust.yaml:2:27', /at least 1/],
  ['an unknown role', keys(trustEntry('alice', 'aprover')), 'trust.yaml:2:28', /did you mean approver/],
  [
    'an unknown member',
    keys(trustEntry('alice', 'approver', 'revokd: 2026-01-01')),
    'trust.yaml:2:',
    /did you mean revoked/,
  ],
  ['no key', 'keys: [{ name: a, roles: [runner] }]\n', 'trust.yaml:1:8', /key/],
  [
    'a text for a key',
    keys(alice.replace(/key: \S+/, 'key: abc')),
    'trust.yaml:2:',
    /keys.0.key is not valid/,
  ],
  [
    'a key that is none',
    keys(alice.replace(/key: \S+/, `key: ${spki('00')}`)),
    'trust.yaml:2:44',
    /damaged key/,
  ],
  [
    'a key of another kind',
    keys(alice.replace(/key: \S+/, `key: ${spki('302a300506032b656e032100')}`)),
    'trust.yaml:2:44',
    /kind x25519/,
  ],
  [
    'a key of small order',
    keys(alice.replace(/key: \S+/, `key: ${spki('302a300506032b6570032100')}`)),
    'trust.yaml:2:44',
    /as livegate keys prints it/,
  ],
  [
    'a day that is none',
    keys(trustEntry('alice', 'approver', 'until: 2026-02-30')),
    'trust.yaml:2:',
    /no such day/,
  ],
  [
    'a revocation on a day that is none',
    keys(trustEntry('alice', 'approver', 'revoked: 9999-99-99')),
    'trust.yaml:2:',
    /no such day/,
  ],
  [
    'a name twice',
    keys(alice, trustEntry('bob', 'approver').replace('bob', 'alice')),
    'trust.yaml:3:',
    /the name of alice stands twice/,
  ],
  [
    'a key under two names',
    keys(alice, alice.replace('alice', 'carol')),
    'trust.yaml:3:',
    /the key of carol stands twice/,
  ],
  [
    'a recipient twice',
    keys(trustEntry('alice', 'approver', recipient), trustEntry('bob', 'approver', recipient)),
    'trust.yaml:3:',
    /the recipient of bob stands twice/,
  ],
  [
    'an address twice',
    keys(
      trustEntry('alice', 'approver', 'emails: [a@b.example]'),
      trustEntry('bob', 'approver', 'emails: [c@b.example, A@b.example]'),
    ),
    'trust.yaml:3:',
    /the address of bob stands twice/,
  ],
  ['a prototype', 'keys: []\n__proto__: {}\n', 'trust.yaml:2:1', /__proto__ is not allowed/],
  [
    'a name that moves the cursor',
    keys(alice.replace('name: alice', 'name: "\\e[2Jalice"')),
    'trust.yaml:2:',
    /keys.0.name is not valid/,
  ],
];

for (const [what, text, place, words] of rows)
  test(`trust.yaml is refused: ${what}`, () => {
    assert.throws(
      () => Trust.parse(text, 'trust.yaml'),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.ok(error.message.startsWith(place), error.message);
        assert.match(error.message, words);
        return error.exitCode === 2;
      },
    );
  });

test('all its mistakes come at once', () => {
  const bad = trustEntry('alice', 'approver', 'until: 2026-02-30, revoked: 2026-02-31');
  assert.throws(
    () => Trust.parse(keys(bad), 'trust.yaml'),
    (error) => error instanceof ConfigError && error.problems.length === 2,
  );
});

test('who counts for what, on which day', () => {
  const text = keys(
    trustEntry('alice', 'approver, runner', `${recipient}, until: 2026-07-01`),
    trustEntry('bob', 'approver', 'revoked: 2026-07-02'),
    trustEntry('runner', 'runner', `recipient: age1${'p'.repeat(58)}`),
  );
  const trust = Trust.parse(text, 'trust.yaml');
  const names = (role: 'approver' | 'runner' | 'gatekeeper' | 'break-glass', day: string) =>
    trust.owners(role, new Date(`${day}T12:00:00Z`)).map(({ name }) => name);
  assert.deepEqual(names('approver', '2026-07-01'), ['alice', 'bob']);
  assert.deepEqual(names('approver', '2026-07-02'), []);
  assert.deepEqual(names('runner', '2026-07-01'), ['alice', 'runner']);
  assert.deepEqual(names('gatekeeper', '2026-07-01'), []);
  assert.deepEqual(names('break-glass', '2026-07-01'), []);
  const recipients = trust.recipients(new Date('2026-07-01T12:00:00Z'));
  assert.deepEqual(
    recipients.map(({ name }) => name),
    ['alice'],
  );
  assert.deepEqual(trust.recipients(new Date('2026-07-02T12:00:00Z')), []);
});

test('names and addresses of keys', () => {
  assert.equal(trustOfAll.nameOf(people.bob.verifyingKey.id), 'bob');
  assert.equal(trustOfAll.nameOf(people.mallory.verifyingKey.id), people.mallory.verifyingKey.id);
  assert.deepEqual(trustOfAll.emailsOf('alice'), ['Alice@acme.example']);
  assert.deepEqual(trustOfAll.emailsOf('runner'), []);
  assert.deepEqual(Trust.nobody().keysFor('approver', new Date()), []);
});
