import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBody } from '../wire/decode-body.ts';
import { findEchoes } from './find-echoes.ts';
import { SecretRegistry } from './secret-registry.ts';

const secrets = new SecretRegistry();
secrets.add('hush-hush');

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['nowhere', '{"note":"fine"}', []],
  ['a documented field', '{"items":[{"note":"your key hush-hush"}]}', ['/items/0/note']],
  ['a field in base64', '{"note":"aHVzaC1odXNo"}', ['/note']],
  ['a field behind an escape', '{"note":"\\u0068ush-hush"}', ['/note']],
  ['a member name', '{"inner":{"hush-hush":1}}', ['/inner']],
  ['a sensitive field', '{"token":"hush-hush"}', []],
  ['below a sensitive field', '{"token":{"value":"hush-hush"}}', []],
  ['a sensitive field and another one', '{"token":"hush-hush","note":"hush-hush"}', ['/note']],
];

for (const [name, text, at] of cases) {
  test(`a secret in ${name}: ${at.join(', ') || 'no finding'}`, () => {
    const headers = { 'content-type': 'application/json' };
    const body = decodeBody({ status: 200, headers, bytes: Buffer.from(text), tooLarge: false }, 10_000);
    assert.deepEqual(
      findEchoes({ headers }, body, secrets, new Set(['token'])).map((finding) => finding.at),
      at,
    );
  });
}

test('a secret in a header, and in a body that is no JSON', () => {
  const headers = { 'content-type': 'text/html', 'x-debug': 'Basic hush-hush', 'x-token': 'hush-hush' };
  const body = decodeBody(
    { status: 200, headers, bytes: Buffer.from('<p>hush-hush'), tooLarge: false },
    10_000,
  );
  const findings = findEchoes({ headers }, body, secrets, new Set(['x-token']));
  assert.deepEqual(
    findings.map(({ code, at }) => [code, at]),
    [
      ['secret_echoed', 'header:x-debug'],
      ['secret_echoed', ''],
    ],
  );
  assert.ok(!JSON.stringify(findings).includes('hush'));
});

test('a secret in bytes', () => {
  const headers = { 'content-type': 'application/pdf' };
  const bytes = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from('hush-hush')]);
  const body = decodeBody({ status: 200, headers, bytes, tooLarge: false }, 10_000);
  assert.deepEqual(
    findEchoes({ headers }, body, secrets, new Set()).map(({ at }) => at),
    [''],
  );
});
