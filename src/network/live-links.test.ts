import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePrefix } from './guard/allowed-prefix.ts';
import { createLiveLinkSearch } from './live-links.ts';

const live = ['https://api.acme.example/v1', 'https://pay.acme.example:8443'];
const search = createLiveLinkSearch(live.map(parsePrefix));
const target = { origin: 'https://api.staging.acme.example', path: '/v1/things?size=2' };
const inBody = (value: unknown, text = JSON.stringify(value)) => search({ target, headers: {}, text, value });
const inHeaders = (headers: Readonly<Record<string, string>>) =>
  search({ target, headers, text: '', value: undefined });

const toLive: readonly (readonly [what: string, value: unknown, at: string, found?: RegExp])[] = [
  ['a link below the prefix', { next: 'https://api.acme.example/v1/things?after=b' }, '/next'],
  ['the prefix itself', ['https://api.acme.example/v1'], '/0'],
  ['a string alone', 'https://api.acme.example/v1/x', ''],
  ['an origin alone', { a: { 'b/c': 'https://pay.acme.example:8443/x' } }, '/a/b~1c', /into https:\/\/pay/],
  ['in other letters, with its port', { a: 'HTTPS://API.ACME.Example:443/v1/x' }, '/a'],
  ['with spaces around it', { a: ' https://api.acme.example/v1/x\n' }, '/a'],
  ['with escapes in its path', { a: 'https://api.acme.example/%761/x' }, '/a'],
  ['with more slashes', { a: 'https://api.acme.example//v1/x' }, '/a'],
  ['with dot segments', { a: 'https://api.acme.example/docs/../v1/x' }, '/a'],
  ['with a user', { a: 'https://jo:hush@api.acme.example/v1/x' }, '/a'],
  ['with the dot that ends a name', { a: 'https://api.acme.example./v1/x' }, '/a'],
  ['by http, which leads on to https', { a: 'http://api.acme.example/v1/x' }, '/a'],
  ['without a scheme', { a: '//api.acme.example/v1/x' }, '/a'],
  [
    'several of them',
    { a: 1, b: ['https://api.acme.example/v1/1', { c: 'https://api.acme.example/v1/2' }] },
    '/b/0',
    /, which is live, and 1 more; not followed$/,
  ],
  [
    'under a name that objects inherit',
    JSON.parse('{"__proto__":"https://api.acme.example/v1/x"}'),
    '/__proto__',
  ],
];

const elsewhere: readonly (readonly [what: string, value: unknown])[] = [
  ['its own environment', { next: 'https://api.staging.acme.example/v1/things' }],
  ['another path of the host', { next: 'https://api.acme.example/docs' }],
  ['a longer segment', { next: 'https://api.acme.example/v1-preprod/x' }],
  ['another port', { next: 'https://api.acme.example:8443/v1/x' }],
  ['another scheme', { next: 'ftp://api.acme.example/v1/x' }],
  ['a path, on another host', { next: '/v1/x' }],
  ['words after slashes', { next: '// api.acme.example/v1/x' }],
  ['a sentence that names it', { message: 'see https://api.acme.example/v1/x' }],
  ['a name of a member', { 'https://api.acme.example/v1/x': 1 }],
  ['what is no URL', { next: 'https://api.acme.example:port/v1' }],
  ['no text at all', [1, null, true, 2n]],
];

describe('links of an answer into live', () => {
  for (const [
    what,
    value,
    at,
    found = /^a link into https:\/\/api\.acme\.example\/v1, which is live/,
  ] of toLive)
    test(`${what} is told at ${JSON.stringify(at)}`, () => {
      const { found: told = '', ...rest } = inBody(value) ?? {};
      assert.deepEqual(rest, {
        code: 'live_link',
        severity: 'warning',
        at,
        expected: 'links that stay out of live',
      });
      assert.match(told, found);
      assert.doesNotMatch(told, /things|after/, 'the link itself is not repeated');
    });

  for (const [what, value] of elsewhere)
    test(`${what} is none`, () => {
      const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
      assert.equal(inBody(value, text), undefined);
    });

  test('slashes may be escaped', () => {
    const text = String.raw`{"a":"https:\/\/api.acme.example\/v1\/x"}`;
    assert.equal(inBody(JSON.parse(text), text)?.at, '/a');
  });

  for (const [name, value, isTold] of [
    ['link', '<https://a.example/1>; rel="prev", <https://api.acme.example/v1/2>; rel="next"', true],
    ['link', '<https://a.example/1>; rel="https://api.acme.example/v1"', false],
    ['link', '<https://a.example/1>; title="<https://api.acme.example/v1/2>"', false],
    ['link', '<//api.acme.example/v1/2>; rel="next"', true],
    ['location', 'https://api.acme.example/v1/things/1', true],
    ['location', '/v1/things/1', false],
    ['location', '//api.acme.example/v1/things/1', true],
    ['location', 'ftp://api.acme.example/v1/things/1', false],
    ['content-location', 'https://api.acme.example/v1/things/1', true],
    ['x-next', 'https://api.acme.example/v1/things/1', false],
  ] as const)
    test(`the header ${name}: ${value} is ${isTold ? 'told' : 'none'}`, () => {
      assert.equal(inHeaders({ [name]: value })?.at, isTold ? `header:${name}` : undefined);
    });

  test('a deep and wide answer is read to its end', () => {
    let value: unknown = 'https://api.acme.example/v1/x';
    for (let depth = 0; depth < 2000; depth++) value = [value];
    assert.equal(inBody(value, 'api.acme.example')?.at, '/0'.repeat(2000));
    assert.equal(
      inBody(
        Array.from({ length: 100_000 }, () => 'https://a.example'),
        'api.acme.example',
      ),
      undefined,
    );
  });

  test('where no environment is live nothing is', () => {
    const none = createLiveLinkSearch([]);
    const headers = { location: 'https://a.example' };
    assert.equal(none({ target, headers, text: '', value: undefined }), undefined);
  });

  test('a host that has several spellings is found in each', () => {
    const other = createLiveLinkSearch(
      ['https://xn--pi-uia.example/v1', 'https://[2001:db8::1]:8443'].map(parsePrefix),
    );
    for (const [link, text = JSON.stringify([link])] of [
      ['https://äpi.example/v1/x'],
      ['https://äpi.example/v1/x', String.raw`["https://\u00e4pi.example/v1/x"]`],
      ['https://[2001:0DB8:0::1]:8443/x'],
    ] as const)
      assert.equal(other({ target, headers: {}, text, value: [link] })?.at, '/0', text);
  });

  for (const [what, value, at] of [
    ['a path into live', { next: '/v1/things?after=b' }, '/next'],
    ['a path of its own', { next: '/v1-preprod/things' }, undefined],
    ['a path that only begins like it', { next: '/v1x' }, undefined],
    ['a path without its slash', { next: 'v1/things' }, undefined],
  ] as const)
    test(`where both share a host: ${what} is ${at === undefined ? 'none' : 'told'}`, () => {
      const shared = { origin: 'https://api.acme.example', path: '/v1-preprod/things' };
      assert.equal(search({ target: shared, headers: {}, text: JSON.stringify(value), value })?.at, at);
    });
});
