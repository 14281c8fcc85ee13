import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePrefix } from '../../network/guard/allowed-prefix.ts';
import { exampleProvider } from '../testing/example-provider.ts';
import { assertProblem, providerProblemsOf } from '../testing/provider-problems-of.ts';
import type { WantedProblem } from '../testing/provider-problems-of.ts';

const testUrl = 'https://api.sandbox.acme.example/v1';
const liveUrl = 'https://api.acme.example/v1';
type Change = readonly [find: string, replacement: string];
const testAt = (url: string): Change => [testUrl, url];
const liveAt = (url: string): Change => [liveUrl, url];

describe('the URLs of a provider file', () => {
  it('accepts the URLs that are fine', () => {
    for (const url of [
      'http://localhost:8080/v1',
      'http://127.0.0.1:9/x',
      'http://[::1]:9/x',
      'https://a.example',
      'https://api.acme.example/v10',
      'https://api.acme.example/test/v1',
      'https://api.acme.example/~acme/v1.2_b-c',
    ]) {
      assert.deepEqual(providerProblemsOf(exampleProvider(testAt(url))), [], url);
      // The guard takes what is taken here.
      assert.equal(parsePrefix(url).text, url);
    }
  });

  const cases: readonly [name: string, changes: readonly Change[], want: WantedProblem][] = [
    [
      'a stray bracket, as the Fluz document has it',
      [liveAt(`"${liveUrl})"`)],
      { message: /ends in a stray "\)", as the Fluz document prints it/, expected: liveUrl },
    ],
    ['another stray character', [liveAt(`"${liveUrl},"`)], { message: /ends in a stray ","/ }],
    [
      'a stray character within',
      [liveAt('https://api.acme.example/v1>/x')],
      { message: /holds a stray ">"/ },
    ],
    ['white space', [liveAt('"https://api.acme.example/v 1"')], { message: /white space/ }],
    ['no host', [liveAt('https://')], { message: /no URL/ }],
    [
      'a password',
      [liveAt('https://me:hunter2hunter2@api.acme.example/v1')],
      { message: /looks like a secret: a URL with a user name or password/, line: 20, found: /not shown/ },
    ],
    [
      'a user name',
      [liveAt('https://me@api.acme.example/v1')],
      { message: /user name or password/, found: 'https://…@api.acme.example/v1' },
    ],
    ['a query', [liveAt('https://api.acme.example/v1?key=1')], { message: /no query/, expected: liveUrl }],
    ['a fragment', [liveAt('"https://api.acme.example/v1#top"')], { message: /no query and no fragment/ }],
    ['an IP address', [liveAt('https://10.0.0.1/v1')], { message: /IP address/ }],
    ['an IP address in disguise', [liveAt('https://0x0a000001/v1')], { message: /IP address/ }],
    ['an IPv6 address', [liveAt('"https://[2001:db8::1]/v1"')], { message: /IP address/ }],
    [
      'plain http',
      [liveAt('http://api.acme.example/v1')],
      { message: /loopback/, expected: 'https://api.acme.example/v1' },
    ],
    [
      'http to a host that only looks local',
      [liveAt('http://localhost.acme.example/v1')],
      { message: /loopback/ },
    ],
    [
      'a path that climbs',
      [liveAt('https://api.acme.example/test/../v1')],
      { message: /plain form/, expected: liveUrl },
    ],
    ['an encoded dot', [liveAt('https://api.acme.example/test/%2e%2e/v1')], { message: /plain form/ }],
    ['an empty segment', [liveAt('https://api.acme.example//v1')], { message: /empty segment/ }],
    [
      'an escaped letter in the path',
      [liveAt('https://api.acme.example/%7Eacme')],
      {
        message: /segment "%7Eacme" of the path is one that servers read/,
        expected: 'https://api.acme.example/~acme',
      },
    ],
    [
      'an escaped slash in the path',
      [liveAt('https://api.acme.example/a%2Fb')],
      { message: /segment "a%2Fb" of the path/, expected: /letters, digits and -\._~ only/ },
    ],
    [
      'parameters of a segment',
      [liveAt('https://api.acme.example/v1;x=1')],
      { message: /segment "v1;x=1" of the path/ },
    ],
    [
      'a token endpoint that test and live both list',
      [
        [
          'credentials:\n      apiKey: env:ACME_SANDBOX',
          'alsoAllowed: [https://id.acme.example/token]\n    credentials:\n      apiKey: env:ACME_SANDBOX',
        ],
        [
          'credentials:\n      apiKey: env:ACME_LIVE',
          'alsoAllowed: [https://id.acme.example/token]\n    credentials:\n      apiKey: env:ACME_LIVE',
        ],
      ],
      { message: /alsoAllowed\.0.*overlap/, expected: /in the test environment only/ },
    ],
    [
      'a trailing slash',
      [liveAt('https://api.acme.example/v1/')],
      { message: /plain form/, expected: liveUrl },
    ],
    ['a host in capitals', [liveAt('https://API.acme.example/v1')], { message: /plain form/ }],
    ['a host with a trailing dot', [liveAt('https://api.acme.example./v1')], { message: /ends in a dot/ }],
    [
      'a test prefix that covers a live one',
      [testAt('https://api.acme.example')],
      { message: /overlap/, line: 11 },
    ],
    [
      'a live prefix that covers a test one',
      [testAt('https://api.acme.example/v1/test')],
      { message: /overlap/, expected: /neither covers/ },
    ],
    ['the same prefix twice', [testAt(liveUrl)], { message: /overlap/ }],
    [
      'a further prefix that covers a live one',
      [['credentials:', 'alsoAllowed: [https://api.acme.example]\n    credentials:']],
      { message: /alsoAllowed.0.*overlap/ },
    ],
  ];
  for (const [name, changes, want] of cases)
    it(`refuses ${name}`, () => {
      assertProblem(providerProblemsOf(exampleProvider(...changes)), want);
    });
});
