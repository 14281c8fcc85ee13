import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import { readAmount, showAmount } from './amount.ts';
import { createCeilings } from './ceilings.ts';
import { askJson, ask } from './testing/ask.ts';
import { openLive } from './testing/open-live.ts';
import { openShop } from './testing/open-shop.ts';

for (const [given, want] of [
  [12, '12'],
  [0.1, '0.1'],
  ['0.10', '0.1'],
  [10n ** 20n, '100000000000000000000'],
  ['0.0000001', '0.000001'],
  [0, '0'],
] as const) {
  test(`${String(given)} is an amount`, () => {
    const amount = readAmount(given);
    assert.equal(amount === undefined ? undefined : showAmount(amount), want);
  });
}

const noAmounts = [
  -1,
  '-1',
  '+1',
  '1e3',
  1e21,
  Number.NaN,
  '1,000',
  ' 1',
  '',
  '1.',
  '.5',
  null,
  true,
  [1],
  {},
];

for (const given of noAmounts) {
  test(`${JSON.stringify(given)} (${typeof given}) is no amount`, () => {
    assert.equal(readAmount(given), undefined);
  });
}

test('requests and amounts are counted in a window that moves', () => {
  let now = 0;
  const ceiling = { operation: 'pay', requests: 3, per: 'PT60S', amount: { at: '/amount', max: 0.3 } };
  const ceilings = createCeilings([ceiling], () => now);
  const pay = (amount: unknown) => ceilings.reserve('pay', { amount })?.code;
  assert.equal(pay(0.1), undefined);
  now = 30_000;
  assert.deepEqual([pay('0.21'), pay(0.2), pay(0)], ['ceiling_amount', undefined, undefined]);
  assert.equal(pay(0), 'ceiling_requests');
  assert.equal(ceilings.reserve('other'), undefined);
  now = 60_000;
  assert.deepEqual([pay(0.11), pay(0.1)], ['ceiling_amount', undefined]);
});

test('a refusal says when there is room again', () => {
  let now = 0;
  const ceiling = { operation: 'pay', requests: 3, per: 'PT60S', amount: { at: '/amount', max: 10 } };
  const ceilings = createCeilings([ceiling, { operation: 'stop', requests: 0, per: 'PT1H' }], () => now);
  const pay = (amount: number) => ceilings.reserve('pay', { amount })?.reason ?? 'passed';
  assert.deepEqual([pay(4), pay(3)], ['passed', 'passed']);
  now = 5000;
  assert.match(
    pay(5),
    /12 would be sent in PT60S, and 10 is the most; there is room again at 1970-01-01T00:01:00/,
  );
  assert.match(pay(10.5), /10 is the most; there will never be room for it$/);
  assert.equal(pay(3), 'passed');
  assert.match(pay(0), /3 requests are the most in PT60S; there is room again at 1970-01-01T00:01:00/);
  assert.match(pay(8), /3 requests are the most/);
  assert.match(
    ceilings.reserve('stop')?.reason ?? '',
    /0 requests are the most in PT1H; there will never be/,
  );
});

test('where one ceiling refuses, none counts', () => {
  const ceilings = createCeilings(
    [
      { operation: 'pay', requests: 1, per: 'PT60S' },
      { operation: 'pay', requests: 9, per: 'PT1H', amount: { at: '/amount', max: 5 } },
    ],
    () => 0,
  );
  assert.equal(ceilings.reserve('pay', { amount: 6 })?.code, 'ceiling_amount');
  assert.equal(ceilings.reserve('pay', { amount: 5 }), undefined);
});

const payments = [{ operation: 'pay', requests: 100, per: 'PT1H', amount: { at: '/amount', max: 10 } }];

test('of many requests at the same time no more pass than the ceiling has room for', async (context) => {
  const { gateway, reached } = await openShop(
    context,
    (request, response) => {
      request.resume();
      sendJson(response, 200, {});
    },
    { ceilings: payments },
  );
  const pay = async () => (await askJson(gateway.url, '/merchants/me/payments', { amount: 3 })).status;
  const statuses = await Promise.all(Array.from({ length: 12 }, pay));
  assert.equal(statuses.filter((status) => status === 200).length, 3);
  assert.equal(reached.length, 3);
});

test('of a list that holds the amount, no item goes uncounted', () => {
  const amount = { at: '/rows/0/amount', max: 10 };
  const ceilings = createCeilings([{ operation: 'pay', requests: 9, per: 'PT1H', amount }], () => 0);
  const rows = (...amounts: readonly number[]) => ({ rows: amounts.map((one) => ({ amount: one })) });
  const send = (body: unknown) => ceilings.reserve('pay', body)?.code;
  assert.deepEqual(
    [send(rows(1)), send(rows(1, 1000)), send(rows())],
    [undefined, 'amount_unreadable', 'amount_unreadable'],
  );
});

test('requests are counted where no amount is', async (context) => {
  const { gateway, reached } = await openShop(
    context,
    (request, response) => {
      request.resume();
      sendJson(response, 200, {});
    },
    { ceilings: [{ operation: 'pay', requests: 2, per: 'PT1H' }] },
  );
  const pay = async () => (await askJson(gateway.url, '/merchants/me/payments', { amount: 3 })).status;
  const statuses = await Promise.all(Array.from({ length: 5 }, pay));
  assert.equal(statuses.filter((status) => status === 200).length, 2);
  assert.equal(reached.length, 2);
});

const unreadable: readonly {
  readonly name: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
}[] = [
  { name: 'no amount', body: '{}' },
  { name: 'no JSON', body: 'amount=1' },
  { name: 'two amounts', body: '{"amount":1,"amount":1000}' },
  { name: 'two amounts, one of them escaped', body: '{"amount":1,"am\\u006funt":1000}' },
  { name: 'an amount and another by letter case', body: '{"amount":1,"Amount":1000}' },
  { name: 'an amount and a look-alike of it', body: '{"amount":1,"\uff41mount":1000}' },
  { name: 'an amount in other letters alone', body: '{"AMOUNT":1}' },
  { name: 'a list in place of the amount', body: '{"amount":[1]}' },
  { name: 'a list of bodies', body: '[{"amount":1}]' },
  { name: 'a prototype', body: '{"__proto__":{"amount":1}}' },
  { name: 'a negative amount', body: '{"amount":-5}' },
  { name: 'great depth', body: `{"amount":1,"a":${'['.repeat(5000)}${']'.repeat(5000)}}` },
  { name: 'a byte order mark', body: '\uFEFF{"amount":1}' },
  { name: 'more than can be read', body: `{"amount":1,"a":"${'x'.repeat(1024 * 1024)}"}` },
  { name: 'another media type', body: '{"amount":1}', headers: { 'content-type': 'text/plain' } },
  {
    name: 'another character set',
    body: '{"amount":1}',
    headers: { 'content-type': 'application/json; charset=utf-7' },
  },
  { name: 'a content coding', body: '{"amount":1}', headers: { 'content-encoding': 'gzip' } },
];

for (const { name, body, headers = {} } of unreadable) {
  test(`a body with ${name} is refused where its amount counts`, async (context) => {
    const { gateway, reached } = await openShop(
      context,
      (_, response) => {
        sendJson(response, 200, {});
      },
      { ceilings: payments },
    );
    const seen = await ask(gateway.url, '/merchants/me/payments', {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body },
    });
    const { code, command, item } = seen.body as Record<string, string>;
    assert.deepEqual([seen.status, code, item], [403, 'amount_unreadable', 'ceilings']);
    assert.match(command ?? '', /ceilings in contracts\/acme\/checklist\.yaml, then livegate promote acme$/);
    assert.equal(reached.length, 0);
  });
}

const purchase = [
  {
    operation: 'purchaseGiftCard',
    requests: 5,
    per: 'PT1H',
    amount: { at: '/variables/input/amount', max: 30 },
  },
];

test('a GraphQL ceiling counts the variables of the contract’s own document, and takes no other', async (context) => {
  const { gateway, sandbox } = await openLive(context, 'fluz', 'live', { ceilings: purchase });
  const merchants = await askJson(gateway.url, '', {
    query: '{ getMerchants(name: "a") { slug } }',
  });
  const slug = (merchants.body as { data: { getMerchants: { slug: string }[] } }).data.getMerchants[0]!.slug;
  const own = await readOperation('purchaseGiftCard');
  const buy = (query: string, amount: number, key: number) =>
    askJson(gateway.url, '', {
      query,
      variables: {
        input: { idempotencyKey: `10000000-0000-4000-8000-00000000000${key}`, merchantSlug: slug, amount },
      },
    });
  const before = sandbox.worlds.counters({}).liveRequests;
  const refused = await buy(
    `mutation purchaseGiftCard($input: PurchaseGiftCardInput!) {
      purchaseGiftCard(input: { idempotencyKey: "1", merchantSlug: "${slug}", amount: 5000 }) { success } }`,
    1,
    1,
  );
  assert.equal((refused.body as { code: string }).code, 'amount_unreadable');
  assert.equal(sandbox.worlds.counters({}).liveRequests, before);
  assert.equal((await buy(own, 25, 2)).status, 200);
  const beyond = await buy(own, 25, 3);
  assert.equal((beyond.body as { code: string }).code, 'ceiling_amount');
  assert.match(
    (beyond.body as { reason: string }).reason,
    /with this request 50 would be sent in PT1H, and 30 is/,
  );
});

function readOperation(name: string): Promise<string> {
  return readFile(new URL(`../../contracts/fluz/operations/${name}.graphql`, import.meta.url), 'utf8');
}
