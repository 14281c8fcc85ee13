import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask, askJson } from './testing/ask.ts';
import { openLive } from './testing/open-live.ts';

const marco = '{ marco }';
const wallet = 'getWallet { bankCards { bankCardId } }';
const card = 'purchaseGiftCard(input: { merchantSlug: "a", amount: 1 }) { success }';

/** Each fragment holds the next one so many times, the last one nothing: one that is read where it stands is read 2 ** count times. */
const chained = (count: number, times: number): string =>
  Array.from({ length: count }, (_, index) => {
    const next = index + 1 === count ? '__typename' : `...f${String(index + 1)} `.repeat(times);
    return `fragment f${String(index)} on Query { ${next} }`;
  }).join(' ');

const bodies: readonly (readonly [string, unknown])[] = [
  ['two root fields', { query: `{ marco ${wallet} }` }],
  ['one root field twice, by an alias', { query: `mutation { a: ${card} b: ${card} }` }],
  ['a second root field in a fragment', { query: `{ marco ...more } fragment more on Query { ${wallet} }` }],
  ['a second root field in an inline fragment', { query: `{ marco ... on Query { ${wallet} } }` }],
  ['a fragment that contains itself', { query: '{ ...a } fragment a on Query { marco ...a }' }],
  ['fragments that double 40 times', { query: `{ ...f0 } ${chained(40, 2)}` }],
  ['fragments 3000 deep', { query: `{ marco ...f0 } ${chained(3000, 1)}` }],
  [
    'two fragments of one name',
    { query: `{ ...a } fragment a on Query { marco } fragment a on Query { ${wallet} }` },
  ],
  ['a fragment that is missing', { query: '{ ...a }' }],
  ['several operations', { query: `query a { marco } query b { ${wallet} }`, operationName: 'a' }],
  ['another name than its operation has', { query: 'query a { marco }', operationName: 'b' }],
  ['introspection', { query: '{ __schema { types { name } } }' }],
  ['a field that the contract does not use', { query: '{ somethingElse }' }],
  ['a query’s field as a mutation', { query: 'mutation { marco }' }],
  ['nothing but __typename', { query: '{ __typename }' }],
  ['a batch', [{ query: marco }, { query: marco }]],
  ['a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } }],
  ['a persisted query beside its text', { query: marco, extensions: { persistedQuery: {} } }],
  ['another document’s id', { query: marco, documentId: 'x' }],
  ['no document', { query: 'marco' }],
  ['a document nested beyond reading', { query: '{a'.repeat(40_000) }],
  ['variables that are none', { query: marco, variables: '{}' }],
  ['null', null],
];

/** Of all refusals together: none of them reaches the gate or the provider, so each finds it as the first did. */
const { gateway, sandbox, asked } = await openLive({ after }, 'fluz', 'live');

for (const [name, body] of bodies) {
  test(`a GraphQL request with ${name} is refused`, async () => {
    const seen = await askJson(gateway.url, '', body);
    assert.deepEqual([seen.status, (seen.body as { code: string }).code], [403, 'operation_unknown']);
    assert.deepEqual([asked.length, sandbox.worlds.counters({}).liveRequests], [0, 0]);
  });
}

for (const { name, path = '', method = 'POST', headers = {}, text = JSON.stringify({ query: marco }) } of [
  { name: 'a query in the URL', path: '?query=%7Bmarco%7D' },
  { name: 'GET', method: 'GET' },
  { name: 'another path', path: '/more' },
  {
    name: 'its query twice',
    text: '{"query":"{ marco }","query":"{ getWallet { bankCards { bankCardId } } }"}',
  },
  { name: 'its query twice, once escaped', text: '{"query":"{ marco }","qu\\u0065ry":"{ marco }"}' },
  {
    name: 'a second character set',
    headers: { 'content-type': 'application/json; charset=utf-8; charset=utf-7' },
  },
  {
    name: 'two media types',
    headers: { 'content-type': 'application/json; a=b, application/x-www-form-urlencoded' },
  },
  { name: 'a character set in quotes', headers: { 'content-type': "application/json; charset='utf-7'" } },
  { name: 'an encoded one', headers: { 'content-type': "application/json; charset*=us-ascii''utf-7" } },
  { name: 'a media type of documents', headers: { 'content-type': 'application/graphql' }, text: marco },
  { name: 'a form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, text: 'query={marco}' },
]) {
  test(`a GraphQL request with ${name} is refused`, async () => {
    const sent = { method, headers: { 'content-type': 'application/json', ...headers } };
    const seen = await ask(gateway.url, path, method === 'GET' ? sent : { ...sent, body: text });
    assert.deepEqual([seen.status, (seen.body as { code: string }).code], [403, 'operation_unknown']);
    assert.deepEqual([asked.length, sandbox.worlds.counters({}).liveRequests], [0, 0]);
  });
}

test('a document counts as what it does, whatever it is called', async (context) => {
  const live = await openLive(context, 'fluz', 'live', {
    admit: () => ({ admitted: false, code: 'no', item: 'no', reason: 'no', command: 'no' }),
  });
  await askJson(live.gateway.url, '', { query: `mutation getWallet { __typename getWallet: ${card} }` });
  assert.deepEqual(live.asked, [{ operation: 'purchaseGiftCard', effect: 'spend', method: 'POST' }]);
});

for (const field of ['generateUserAccessToken', 'refreshUserAccessToken']) {
  test(`${field} is refused under any name`, async () => {
    const { status, body } = await askJson(gateway.url, '', {
      query: `mutation marco { marco: ${field}(refreshToken: "x") { token } }`,
    });
    assert.deepEqual([status, (body as { code: string }).code], [403, 'token_operation']);
    assert.deepEqual([asked.length, sandbox.worlds.counters({}).liveRequests], [0, 0]);
  });
}
