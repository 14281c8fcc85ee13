import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { secretForms } from './secret-forms.ts';
import { SecretRegistry } from './secret-registry.ts';

const canary = `C4n"a <r>y/'&+é=~!\\x`;

const encodings: readonly (readonly [string, (text: string) => string])[] = [
  ['plain', (text) => text],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64url', (text) => Buffer.from(text).toString('base64url')],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['upper-case hex', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['percent-encoding', encodeURIComponent],
  [
    'lower-case percent-encoding',
    (text) => encodeURIComponent(text).replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
  ],
  ['a form', (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  [
    'a form with %20 for spaces',
    (text) => new URLSearchParams({ a: text }).toString().slice(2).replaceAll('+', '%20'),
  ],
  ['JSON', (text) => JSON.stringify(text)],
  ['JSON in ASCII', asciiJson],
  ['JSON in ASCII with escaped slashes', (text) => asciiJson(text).replaceAll('/', '\\/')],
  ['JSON in JSON', (text) => JSON.stringify(JSON.stringify(text))],
  ['HTML', (text) => escapeHtml(text, '&quot;', '&#39;')],
  ['HTML with hex references', (text) => escapeHtml(text, '&#34;', '&#x27;')],
];

function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll('é', '\\u00e9');
}

function escapeHtml(text: string, double: string, single: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', double)
    .replaceAll("'", single);
}

for (const [name, encode] of encodings) {
  test(`finds and sweeps a secret in ${name}, wherever it begins`, () => {
    const registry = new SecretRegistry();
    registry.add(canary);
    for (const before of ['', 'a', 'ab', 'abc']) {
      const text = encode(`${before}${canary}tail`);
      assert.ok(registry.isIn(text), `${before}: ${text}`);
      assert.ok(!registry.isIn(registry.sweep(text)));
      assert.ok(registry.sweep(text).includes('[redacted]'));
    }
  });
}

test('finds any secret in any base64, at every alignment', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 6 }),
      fc.string(),
      fc.string(),
      (secret, before, after) => {
        const registry = new SecretRegistry();
        registry.add(secret);
        for (const encoding of ['base64', 'base64url', 'hex'] as const) {
          assert.ok(registry.isIn(Buffer.from(before + secret + after).toString(encoding)));
        }
      },
    ),
  );
});

test('leaves other text alone', () => {
  const registry = new SecretRegistry();
  registry.add('hush-hush-hush');
  assert.equal(registry.sweep('nothing here: hush-hush'), 'nothing here: hush-hush');
  assert.equal(registry.isIn(''), false);
});

test('takes half a character for a part of a secret', () => {
  const registry = new SecretRegistry();
  registry.add('hush-\ud800-hush');
  assert.equal(registry.sweep('say hush-\ud800-hush'), 'say [redacted]');
});

test('sweeps a secret that contains another one whole', () => {
  const registry = new SecretRegistry();
  registry.add('secret');
  registry.add('secret-and-more');
  assert.equal(registry.sweep('<secret-and-more>'), '<[redacted]>');
});

test('does not look for values under 6 characters', () => {
  assert.deepEqual(secretForms('2222'), []);
  assert.ok(secretForms('222222').includes('222222'));
});

test('sweeps an identifier, and takes it for no echo', () => {
  const registry = new SecretRegistry();
  registry.add('client-77', { identifier: true });
  registry.add('hush-hush');
  assert.equal(registry.sweep('client-77'), '[redacted]');
  assert.equal(registry.echoes('client-77'), false);
  assert.equal(registry.echoes('hush-hush'), true);
});

test('shows nothing of what it holds when it is printed', () => {
  const registry = new SecretRegistry();
  registry.add('hush-hush');
  assert.ok(!JSON.stringify(registry).includes('hush'));
});

test('a mask covers the lasting secrets and the newest others, and no identifier', () => {
  const registry = new SecretRegistry();
  registry.add('a-lasting-secret', { lasting: true });
  registry.add('an-identifier', { identifier: true, lasting: true });
  const tokens = Array.from({ length: 30 }, (_, number) => `token-number-${number + 10}`);
  for (const token of tokens) registry.add(token);
  const covered = (text: string) => /^\*+$/.test(registry.mask.text(text));
  assert.deepEqual(['a-lasting-secret', 'an-identifier', 'token-number-10', 'token-number-39'].map(covered), [
    true,
    false,
    false,
    true,
  ]);
  assert.equal(tokens.filter(covered).length, 24);
  registry.add('a-token-since-then');
  assert.ok(covered('a-token-since-then'));
});
