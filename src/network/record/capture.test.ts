import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContract } from '../testing/test-contract.ts';
import { captureJson, captureOpaque, captureRequestBody } from './capture-body.ts';
import { captureHeaders } from './capture-headers.ts';
import { captureUrl } from './capture-url.ts';
import { recordedNames } from './recorded-names.ts';
import { redactFields } from './redact-fields.ts';
import { SecretRegistry } from './secret-registry.ts';

const names = { known: new Set(['id', 'list', 'inner', 'note', 'owner']), sensitive: new Set(['owner']) };

function registry(...values: string[]): SecretRegistry {
  const secrets = new SecretRegistry();
  for (const value of values) secrets.add(value);
  return secrets;
}

const bodies: readonly (readonly [unknown, unknown])[] = [
  [
    { id: 1, colour: 'red' },
    { id: 1, colour: '[undocumented]' },
  ],
  [{ owner: { name: 'Ada' } }, { owner: '[redacted]' }],
  [{ list: [{ id: 1, owner: 'Ada' }, null, 'x'] }, { list: [{ id: 1, owner: '[redacted]' }, null, 'x'] }],
  [{ inner: { secret: { id: 1 } } }, { inner: { secret: '[undocumented]' } }],
  [[{ id: 12345678901234567890n }], [{ id: '12345678901234567890' }]],
  ['text', 'text'],
  [null, null],
];

for (const [body, recorded] of bodies) {
  test(`records ${JSON.stringify(recorded)} by the allow-list`, () => {
    assert.deepEqual(redactFields(body, names), recorded);
  });
}

test('a member called __proto__ changes no prototype and is not recorded', () => {
  const redacted = redactFields(JSON.parse('{"__proto__":{"id":1}}'), names);
  assert.equal(Object.getPrototypeOf(redacted), Object.prototype);
  assert.equal(JSON.stringify(redacted), '{"[undocumented]":"[undocumented]"}');
});

test('a secret in a documented field is swept, however it is escaped', () => {
  const secrets = registry('hush-hush');
  for (const source of ['{"note":"say hush-hush"}', '{"note":"say \\u0068ush-hush"}']) {
    assert.equal(
      captureJson(JSON.parse(source), source, 1, names, secrets).text,
      '{"note":"say [redacted]"}',
    );
  }
});

test('a long body is cut off and says so', () => {
  const source = JSON.stringify({ note: 'x'.repeat(70_000) });
  const body = captureJson(JSON.parse(source), source, 70_011, names, registry());
  assert.deepEqual([body.bytes, body.text.length, body.truncated], [70_011, 65_536, true]);
});

test('nothing of a body without names is recorded', () => {
  assert.deepEqual(captureOpaque(9, 'text/html; charset=utf-8'), {
    bytes: 9,
    text: '[text/html, not recorded]',
    truncated: true,
  });
  assert.equal(captureOpaque(9, undefined).text, '[no media type, not recorded]');
});

test('records what a request sent: JSON, a form, or only that there was something', () => {
  const secrets = registry('hush-hush');
  const capture = (body: string, contentType?: string) =>
    captureRequestBody({ body, contentType, given: undefined }, names, secrets)?.text;
  assert.equal(capture('{"id":1,"owner":"Ada"}', 'application/json'), '{"id":1,"owner":"[redacted]"}');
  assert.equal(
    capture('id=hush-hush&owner=x&other=y', 'application/x-www-form-urlencoded'),
    '{"id":"[redacted]","owner":"[redacted]","other":"[undocumented]"}',
  );
  assert.equal(capture('id=%68ush-hush', 'application/x-www-form-urlencoded'), '{"id":"[redacted]"}');
  assert.equal(capture('{broken', 'application/json'), '"[not JSON, not recorded]"');
  assert.equal(capture('hush-hush', 'text/plain'), '[text/plain, not recorded]');
  const given = {
    id: 'hush-hush',
    owner: Buffer.from('Ada'),
    scan: [Buffer.from('hush-hush')],
    files: Buffer.from('x'),
  };
  const multipart = { body: Buffer.from('--b'), contentType: 'multipart/form-data; boundary=b', given };
  assert.deepEqual(
    JSON.parse(
      captureRequestBody(multipart, { ...names, known: new Set([...names.known, 'files']) }, secrets)?.text ??
        '',
    ),
    {
      id: '[redacted]',
      owner: '[redacted]',
      scan: '[undocumented]',
      files: '[file of 1 bytes, not recorded]',
    },
  );
  const bytes = { body: Buffer.from('hush-hush'), contentType: 'application/pdf', given: undefined };
  assert.equal(captureRequestBody(bytes, names, secrets)?.text, '[application/pdf, not recorded]');
  const none = { body: undefined, contentType: 'application/json', given: undefined };
  assert.equal(captureRequestBody(none, names, secrets), undefined);
});

test('records a URL without sensitive and unknown parameters', () => {
  const target = {
    origin: 'https://a.example',
    path: '/x/Ada%20L/y/hush-hush?owner=Ada&page=2&id=hush-hush',
  };
  const url = captureUrl(target, { owner: 'Ada L', id: 'y' }, names, registry('hush-hush'));
  assert.equal(
    url,
    'https://a.example/x/[redacted]/y/[redacted]?owner=[redacted]&page=[undocumented]&id=[redacted]',
  );
});

test('records headers by the allow-list, and of a redirect only where to', () => {
  const operation = testContract().operations.get('getItem');
  assert.ok(operation !== undefined);
  const naming = { ...operation, fieldNames: new Set([...operation.fieldNames, 'X-Api-Key', 'Cookie']) };
  const { headers } = recordedNames(naming, new Set(['key']));
  const captured = captureHeaders(
    {
      'content-type': 'application/json',
      authorization: 'Basic x',
      'x-api-key': 'x',
      cookie: 'x',
      key: 'x',
      page: '2',
      owner: 'Ada',
      vary: 'hush-hush',
      'x-hush-hush': 'x',
      location: 'https://a.example/x?code=1#y',
    },
    headers,
    registry('hush-hush'),
  );
  assert.deepEqual(captured, {
    'content-type': 'application/json',
    authorization: '[redacted]',
    'x-api-key': '[redacted]',
    cookie: '[redacted]',
    key: '[redacted]',
    page: '2',
    owner: '[redacted]',
    vary: '[redacted]',
    'x-[redacted]': '[redacted]',
    location: 'https://a.example/x',
  });
});
