import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadContract } from '../../src/contract/load-contract.ts';
import { loadAjv } from '../../src/util/load-ajv.ts';
import { isLoopback } from './sandbox/deliver.ts';
import type { Schemas } from './sandbox/state.ts';
import { login, open } from './testing/open-environment.ts';

const eid = '89001012012341234012345678901224';
const HOUR_MS = 60 * 60 * 1000;

type Body = Readonly<Record<string, unknown>>;

/** A listener on loopback, what it was sent, and the status that it answers with. */
async function listen(t: TestContext, status = 200) {
  const received: Body[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push(JSON.parse(Buffer.concat(parts).toString()) as Body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${String(port)}/handler` };
}

/** A SIM with one plan for 15 days; with an EID it is pushed, and so uses its data. */
function orderSim(device: object) {
  const { call, context } = open();
  const send = (operation: string, input: object = {}) =>
    call(operation, { ...input, token: login(call, context).access_token });
  const products = send('listProducts').body as Schemas['Product'][];
  const product = products.find(({ period }) => period === 15);
  const input = {
    ...{ operationType: 'NEW_ESIM', customer: { email: 'a@example.com' }, device: { id: '1', ...device } },
    subscriptions: [{ product_id: product?.id }],
  };
  const { id } = send('createOrder', { body: { input } }).body as { id: string };
  const poll = () => send('getOrder', { path: { orderId: id } }).body as Schemas['Order'];
  poll();
  const { iccid = '', subscription_id: subscriptionId = '' } = poll().output ?? {};
  const register = (type: string, url: string, version = '') =>
    send(`registerNotification${version}`, { path: { iccid, type }, body: { webhook_url: url } });
  const later = async (hours: number) => {
    context.clock.advance(hours * HOUR_MS);
    send('listProducts');
    while ([...context.state.notifications.values()].some(({ state }) => state === 'sending')) await sleep(2);
  };
  const statusesOfDelivery = () => [...context.state.notifications.values()].map(({ state }) => state);
  /** How many ids one more request uses up. */
  const idsOfRequest = () => {
    const before = Number(context.newId.digits(1));
    send('listProducts');
    return Number(context.newId.digits(1)) - before;
  };
  return { send, iccid, subscriptionId, register, later, statusesOfDelivery, idsOfRequest };
}

const pushed = { type: 'ios', eid };
const inNoDevice = { type: 'ios' };

const rows = [
  {
    type: 'USAGE_THRESHOLD',
    device: pushed,
    hours: [15 * 24 * 0.39, 15 * 24 * 0.02, 1],
    want: { threshold: 80 },
  },
  { type: 'SUBSCRIPTION_END', device: pushed, hours: [15 * 24 * 0.49, 15 * 24 * 0.02, 24], want: {} },
  { type: 'SUBSCRIPTION_END', device: inNoDevice, hours: [15 * 24 - 1, 2, 24], want: {} },
];
for (const { type, device, hours, want } of rows)
  test(`${type} of a plan ${device === pushed ? 'in use' : 'that nobody uses'} is sent when it is due, once`, async (t) => {
    const { received, url } = await listen(t);
    const { iccid, later, register, subscriptionId } = orderSim(device);
    assert.equal(register(type, url).status, 201);
    const [before = 0, over = 0, after = 0] = hours;
    await later(before);
    assert.equal(received.length, 0);
    await later(over);
    await later(after);
    assert.equal(received.length, 1);
    const { id, ...notification } = received[0] ?? {};
    assert.equal(typeof id, 'string');
    assert.deepEqual(notification, { type, iccid, subscription_id: subscriptionId, ...want });
  });

test('what v2 sends has the balance and the end of the plan, and the steps of a download', async (t) => {
  const { received, url } = await listen(t);
  const { later, register, send, iccid } = orderSim(inNoDevice);
  for (const type of ['USAGE_THRESHOLD', 'SUBSCRIPTION_END', 'DOWNLOAD_PROGRESS'])
    assert.equal(register(type, url, 'V2').status, 200);
  await later(0);
  assert.equal(send('updateSim', { path: { iccid }, body: { eid } }).status, 200);
  await later(1);
  const steps = received.map(({ download_progress_step: step }) => step).sort();
  assert.deepEqual(steps, ['BPP_DOWNLOAD', 'BPP_INSTALLATION']);
  await later(15 * 24);
  const about = received.slice(2).map(({ current_balance: balance, type }) => [type, balance]);
  assert.deepEqual(about.sort(), [
    ['SUBSCRIPTION_END', 0],
    ['USAGE_THRESHOLD', 0],
  ]);
  await assertDocumented(received);
});

async function assertDocumented(received: readonly Body[]): Promise<void> {
  const { openapi } = await loadContract(import.meta.dirname);
  const { Ajv2020, addFormats } = loadAjv();
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema({ ...openapi, $id: 'contract' });
  const names: Readonly<Record<string, string>> = {
    USAGE_THRESHOLD: 'UsageThreshold',
    SUBSCRIPTION_END: 'SubscriptionEnd',
    DOWNLOAD_PROGRESS: 'DownloadProgress',
  };
  for (const body of received) {
    const name = `contract#/components/schemas/${names[String(body['type'])] ?? ''}Notification`;
    assert.ok(ajv.validate(name, body), ajv.errorsText());
  }
}

test('a webhook that was stopped is told nothing', async (t) => {
  const { received, url } = await listen(t);
  const { later, register, send, iccid } = orderSim(pushed);
  register('SUBSCRIPTION_END', url);
  send('unregisterNotification', { path: { iccid, type: 'SUBSCRIPTION_END' } });
  await later(15 * 24);
  assert.deepEqual(received, []);
});

test('a listener that does not take it has not got it, and is not asked again', async (t) => {
  const { received, url } = await listen(t, 500);
  const { later, register, statusesOfDelivery } = orderSim(pushed);
  register('SUBSCRIPTION_END', url);
  await later(15 * 24);
  await later(1);
  assert.deepEqual([received.length, statusesOfDelivery()], [1, ['undelivered']]);
});

for (const type of ['USAGE_THRESHOLD', 'SUBSCRIPTION_END', 'DOWNLOAD_PROGRESS'])
  test(`once ${type} is sent, no request uses up ids for it`, async (t) => {
    const { received, url } = await listen(t);
    const { idsOfRequest, iccid, later, register, send } = orderSim(inNoDevice);
    const used = idsOfRequest();
    register(type, url);
    send('updateSim', { path: { iccid }, body: { eid } });
    await later(15 * 24);
    assert.ok(received.length > 0);
    assert.equal(idsOfRequest(), used);
  });

// Spellings that would reach the listener, were they not refused.
for (const host of ['localhost', '0.0.0.0', '[::ffff:127.0.0.1]'])
  test(`nothing is ever sent to ${host}`, async (t) => {
    const { received, url } = await listen(t);
    const { later, register, statusesOfDelivery } = orderSim(pushed);
    register('SUBSCRIPTION_END', url.replace('127.0.0.1', host));
    await later(15 * 24);
    assert.deepEqual([received, statusesOfDelivery()], [[], ['undelivered']]);
  });

for (const [url, want] of [
  ['http://127.0.0.1', true],
  ['http://127.0.0.1:8080/handler', true],
  ['http://127.255.0.9/', true],
  ['HTTP://127.0.0.1/', true],
  ['http://127.0.0.1./', true],
  ['http://127.1/', true],
  ['http://2130706433/', true],
  ['http://0x7F.0.0.1/', true],
  ['http://0177.0.0.1/', true],
  ['http://example.com@127.0.0.1/', true],
  ['http://[::1]:8080/', true],
  ['http://[0:0:0:0:0:0:0:1]/', true],
  ['http://[::]/', false],
  ['http://[::1]:8080.example.com/', false],
  ['http://[::2]/', false],
  ['http://[::1:1]/', false],
  ['http://[1::1]/', false],
  ['http://[::ffff:127.0.0.1]/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://127.0.0.1.example.com:8080/', false],
  ['http://127.0.0.1%2eexample.com/', false],
  ['http://127.0.0.1-example.com/', false],
  ['http://example.com.127.0.0.1.nip.io/', false],
  ['http://127.0.0.1@example.com/', false],
  ['http://127.0.0.1:80@example.com/', false],
  ['http://example.com/127.0.0.1', false],
  ['http://example.com/?http://127.0.0.1/', false],
  ['http://127a0b0c1/', false],
  ['http://128.0.0.1/', false],
  ['http://3232235777/', false],
  ['http://0x7f.example.com/', false],
  ['http://012.0.0.1/', false],
  ['http://0.0.0.0/', false],
  ['http://localhost/', false],
  ['http://LOCALHOST./', false],
  ['https://127.0.0.1/', false],
  ['ftp://127.0.0.1/', false],
  ['//127.0.0.1/', false],
  ['127.0.0.1', false],
  ['', false],
] as const)
  test(`${url || 'nothing'} is ${want ? '' : 'not '}plain HTTP to loopback`, () => {
    assert.equal(isLoopback(url), want);
  });
