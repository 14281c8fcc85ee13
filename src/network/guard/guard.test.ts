import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GuardError } from './guard-error.ts';
import type { Target } from './guard.ts';
import { createGuard } from './guard.ts';

const origin = 'https://services.truphone.com';
const guard = createGuard({
  allow: [`${origin}/connect-api-preprod`, `${origin}/auth/token`],
  live: [`${origin}/connect-api`, `${origin}/esim`],
});

function codeOf(url: string | Target): string {
  try {
    guard.check(url);
    return 'allowed';
  } catch (error) {
    assert.ok(error instanceof GuardError);
    return error.code;
  }
}

const cases: readonly (readonly [string, string])[] = [
  ['https://services.truphone.com/connect-api-preprod', 'allowed'],
  ['https://services.truphone.com/connect-api-preprod/', 'allowed'],
  ['https://services.truphone.com/connect-api-preprod?x=../connect-api', 'allowed'],
  [
    'https://services.truphone.com/connect-api-preprod/v1/order/17?page=2&at=https://services.truphone.com/x',
    'allowed',
  ],
  ['https://services.truphone.com/auth/token', 'allowed'],
  ['https://SERVICES.Truphone.COM:443/connect-api-preprod/v1', 'allowed'],
  ['https://services.truphone.com/connect-api', 'live_origin'],
  ['https://services.truphone.com/connect-api/v1/order', 'live_origin'],
  ['https://services.truphone.com/connect-api?connect-api-preprod', 'live_origin'],
  ['https://services.truphone.com/Connect-API/v1', 'live_origin'],
  ['https://services.truphone.com/connect%2dapi/v1', 'live_origin'],
  ['https://services.truphone.com//connect-api/v1', 'live_origin'],
  ['https://services.truphone.com/esim/v1', 'live_origin'],
  ['https://services.truphone.com/', 'not_allowed'],
  ['https://services.truphone.com', 'live_origin'],
  ['https://services.truphone.com/connect-api-preprodx/v1', 'not_allowed'],
  ['https://services.truphone.com/connect-api-preprod%2fv1', 'not_allowed'],
  ['https://services.truphone.com/connect-api-preprod;x/v1', 'not_allowed'],
  ['https://services.truphone.com/Connect-api-preprod/v1', 'not_allowed'],
  ['https://services.truphone.com/connect-api-prepro%64/v1', 'not_allowed'],
  ['https://services.truphone.com/connect-api-preprod/../connect-api/v1', 'path_escape'],
  ['https://services.truphone.com/connect-api-preprod/%2e%2e/connect-api/v1', 'path_escape'],
  ['https://services.truphone.com/connect-api-preprod/..%2fconnect-api/v1', 'path_escape'],
  ['https://services.truphone.com/connect-api-preprod/..;/connect-api/v1', 'path_escape'],
  ['https://services.truphone.com/connect-api-preprod//..//connect-api', 'path_escape'],
  ['https://services.truphone.com/connect-api-preprod/%252e%252e/connect-api', 'path_escape'],
  ['https://services.truphone.com/connect-api-preprod/%c0%ae%c0%ae/connect-api', 'path_escape'],
  ['https://services.truphone.com/connect-api-preprod\\..\\connect-api', 'not_allowed'],
  ['https://services.truphone.com\\connect-api-preprod', 'not_allowed'],
  ['https://services.truphone.com.evil.example/connect-api-preprod', 'not_allowed'],
  ['https://services.truphone.com./connect-api-preprod', 'not_allowed'],
  ['https://services%2etruphone.com/connect-api-preprod', 'not_allowed'],
  ['https://\uff53ervices.truphone.com/connect-api-preprod', 'not_allowed'],
  ['https://services。truphone。com/connect-api-preprod', 'not_allowed'],
  ['https://services.truphone.com:8443/connect-api-preprod', 'not_allowed'],
  ['https://services.truphone.com@evil.example/connect-api-preprod', 'userinfo'],
  ['https://me:secret@services.truphone.com/connect-api-preprod', 'userinfo'],
  ['https://127.0.0.1/connect-api-preprod', 'ip_literal'],
  ['https://0x7f.1/connect-api-preprod', 'ip_literal'],
  ['https://2130706433/connect-api-preprod', 'ip_literal'],
  ['https://[::1]/connect-api-preprod', 'ip_literal'],
  ['https://[::ffff:127.0.0.1]/connect-api-preprod', 'ip_literal'],
  ['http://services.truphone.com/connect-api-preprod', 'bad_scheme'],
  ['ftp://services.truphone.com/connect-api-preprod', 'bad_scheme'],
  ['file:///etc/passwd', 'bad_scheme'],
  ['//services.truphone.com/connect-api-preprod', 'bad_scheme'],
  ['https:services.truphone.com/connect-api-preprod', 'bad_scheme'],
  ['https://services.truphone.com/connect-api-preprod#/x', 'bad_scheme'],
  [' https://services.truphone.com/connect-api-preprod', 'bad_scheme'],
];

for (const [url, code] of cases) {
  test(`${code}: ${url}`, () => {
    assert.equal(codeOf(url), code);
  });
}

test('judges an origin with a path as it judges the URL', () => {
  for (const [url, code] of cases.filter(([one]) => one.startsWith(`${origin}/`) && !one.includes('#'))) {
    assert.equal(codeOf({ origin, path: url.slice(origin.length) }), code, url);
  }
  assert.equal(codeOf({ origin, path: 'https://services.truphone.com/connect-api-preprod' }), 'not_allowed');
});

test('an allowed answer does not open the door for the next question', () => {
  assert.equal(codeOf({ origin, path: '/connect-api-preprod/v1' }), 'allowed');
  assert.equal(codeOf({ origin, path: '/connect-api/v1' }), 'live_origin');
  assert.equal(codeOf({ origin: 'https://other.example', path: '/connect-api-preprod/v1' }), 'not_allowed');
});

test('does not print a query, for that may hold a secret', () => {
  assert.throws(
    () => guard.check(`${origin}/connect-api/x?key=hush-hush`),
    (error: Error) => !error.message.includes('hush'),
  );
});

test('allows an address only where the prefix itself is one', () => {
  const local = createGuard({ allow: ['http://127.0.0.1:8080/api'], live: [] });
  assert.deepEqual(local.check('http://127.0.0.1:8080/api/x'), {
    origin: 'http://127.0.0.1:8080',
    path: '/api/x',
  });
  assert.throws(() => local.check('http://127.0.0.1:8081/api/x'), { code: 'ip_literal' });
  assert.throws(() => local.check('http://0x7f.0.0.1:8080/api/x'), { code: 'not_allowed' });
});

test('a query without a path is below no prefix: no request could be made of it', () => {
  const whole = createGuard({ allow: ['https://a.example'], live: [] });
  assert.equal(whole.check('https://a.example/?x').path, '/?x');
  assert.throws(() => whole.check('https://a.example?x'), { code: 'not_allowed' });
});

test('connections and Host headers are checked by themselves', () => {
  guard.checkOrigin(origin);
  assert.throws(() => guard.checkOrigin('https://evil.example'), { code: 'not_allowed' });
  guard.checkHost(origin, undefined);
  guard.checkHost(origin, 'Services.truphone.com');
  assert.throws(() => guard.checkHost(origin, 'live.truphone.com'), { code: 'host_header' });
});

for (const [allow, live] of [
  ['https://a.example/api', 'https://a.example/api/live'],
  ['https://a.example/api/test', 'https://a.example/api'],
  ['https://a.example', 'https://a.example/api'],
  ['https://a.example/api', 'https://a.example/api'],
] as const) {
  test(`refuses ${allow} beside a live ${live}`, () => {
    assert.throws(() => createGuard({ allow: [allow], live: [live] }), { code: 'live_origin' });
  });
}

for (const prefix of [
  'https://a.example/x)',
  'https://a.example/%61',
  'https://me@a.example/x',
  'https://a.example/x?y',
  'https://a.example/../x',
  'https://a b.example/x',
  'a.example/x',
]) {
  test(`refuses ${prefix} as a prefix`, () => {
    assert.throws(() => createGuard({ allow: [prefix], live: [] }), { code: 'not_allowed' });
  });
}

/** Reads a path as the most lenient server would: decode, fold, resolve, until nothing changes. */
function readLeniently(path: string): string {
  let form = path.split(/[?#]/, 1)[0] ?? '';
  for (let round = 0; round < 12; round++) {
    form = form
      .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .normalize('NFKC')
      .replaceAll('\\', '/');
    const kept: string[] = [];
    for (const segment of form.split('/').map((one) => one.split(';', 1)[0]?.trim() ?? '')) {
      if (segment === '..') kept.pop();
      else if (segment !== '.' && segment !== '') kept.push(segment);
    }
    form = `/${kept.join('/')}`;
  }
  return form.toLowerCase();
}

const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '//',
    '.',
    '..',
    '%2e',
    '%2E',
    '%2f',
    '%5c',
    '\\',
    ';',
    '%3b',
    '%25',
    '%252e',
    '%252f',
    '?',
    '#',
    ' ',
  ),
  fc.constantFrom(
    'connect-api',
    'connect-api-preprod',
    'Connect-Api',
    'v1',
    'x',
    '%c0%ae',
    '\uff0e',
    '\u2025',
    '%00',
    '@',
    ':',
  ),
  fc.string({ maxLength: 3 }),
);

test('no spelling of a path reaches anything but the allowed prefix', () => {
  const tail = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      fc.constantFrom('', '/connect-api-preprod', '/connect-api-preprod/', '/auth/token/'),
      tail,
      (start, rest) => {
        const path = start + rest;
        if (codeOf({ origin, path }) !== 'allowed') return;
        const read = readLeniently(path);
        assert.match(read, /^\/(connect-api-preprod|auth\/token)(\/|$)/, JSON.stringify(path));
      },
    ),
    { numRuns: 5_000 },
  );
});

test('no spelling of a host reaches another server', () => {
  const host = fc.array(
    fc.oneof(
      fc.constantFrom(
        'services',
        '.',
        'truphone',
        'com',
        '@',
        ':',
        '443',
        '%2e',
        '。',
        '/',
        '\\',
        '#',
        '?',
        '-',
      ),
      fc.string({ maxLength: 2 }),
    ),
    { maxLength: 9 },
  );
  fc.assert(
    fc.property(host, (pieces) => {
      const url = `https://${pieces.join('')}/connect-api-preprod/x`;
      if (codeOf(url) === 'allowed') assert.equal(new URL(url).origin, origin, url);
    }),
    { numRuns: 5_000 },
  );
});
