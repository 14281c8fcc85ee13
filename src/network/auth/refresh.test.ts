import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { loadContract } from '../../contract/load-contract.ts';
import type { Contract } from '../../contract/contract.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { Exchange } from '../../model/exchange.ts';
import { createClient } from '../client.ts';
import type { Reply } from '../reply.ts';
import { MemoryRecorder } from '../testing/memory-recorder.ts';
import { tokenOperations } from './token-operations.ts';

const root = join(import.meta.dirname, '../../..');
const environments = { truphone: 'pre-production', flexiti: 'training', fluz: 'staging' } as const;
type Id = keyof typeof environments;

const contracts = new Map<string, Contract>();
for (const id of Object.keys(environments))
  contracts.set(id, await loadContract(join(root, 'contracts', id)));

class Caller {
  readonly #sandbox: Sandbox;
  readonly #id: Id;
  readonly #environment: string;
  readonly #recorder = new MemoryRecorder();
  readonly client;
  #ahead = 0;

  constructor(sandbox: Sandbox, id: Id, environmentName: string = environments[id]) {
    this.#sandbox = sandbox;
    this.#id = id;
    this.#environment = environmentName;
    const { credentials, routes } = sandbox.world;
    const contract = contracts.get(id);
    assert.ok(contract !== undefined);
    this.client = createClient({
      ...{ contract, environmentName, network: 'sandbox', recorder: this.#recorder, routes },
      credentials: credentials[`${id}@${environmentName}`] ?? {},
      clock: { now: () => Date.now() + this.#ahead },
    });
  }

  /** Moves the provider's time and ours on, and calls what needs a token. */
  async callAfter(minutes: number): Promise<void> {
    this.pass(minutes);
    const { findings, ok } = await this.call();
    assert.deepEqual([ok, findings], [true, []]);
  }

  /** `ours`: what our own clock says to have passed. */
  pass(minutes: number, ours = minutes): void {
    this.#ahead += ours * 60_000;
    this.#sandbox.worlds.advance({ world: this.#sandbox.world.id, milliseconds: minutes * 60_000 });
  }

  async call(): Promise<Reply> {
    const { authenticate } = contracts.get(this.#id)?.provider.capabilities ?? {};
    const path = {
      client_id: this.#sandbox.world.credentials[`${this.#id}@${this.#environment}`]?.['clientId'],
    };
    const input = this.#id === 'flexiti' ? { path } : {};
    return this.client.send(authenticate?.operation ?? '', input);
  }

  /** What the token endpoint was asked for, in order, each with its answer's status. */
  get grants(): readonly string[] {
    return this.tokenExchanges.map(({ operation, request, response }) => {
      const sent = `${operation} ${request.body?.text ?? ''}`;
      const isRefresh = /grant_type\W+refresh_token|refreshUserAccessToken/.test(sent);
      return `${isRefresh ? 'refresh' : 'grant'} ${String(response?.status)}`;
    });
  }

  get tokenExchanges(): readonly Exchange[] {
    const provider = contracts.get(this.#id)?.provider;
    assert.ok(provider !== undefined);
    return this.#recorder.exchanges.filter(({ operation }) => tokenOperations(provider).has(operation));
  }
}

async function open(context: TestContext, id: Id): Promise<{ caller: Caller; sandbox: Sandbox }> {
  const sandbox = await startSandbox({ contracts: [...contracts.values()] });
  const caller = new Caller(sandbox, id);
  context.after(async () => {
    await caller.client.close();
    await sandbox.close();
  });
  return { caller, sandbox };
}

const times = (count: number, what: string) => Array.from({ length: count }, () => what);

for (const [name, id, minutes, want] of [
  ['a token is used until a minute before its end', 'truphone', [0, 3.9], ['grant 200']],
  ['then it is refreshed', 'truphone', [0, 4.1], ['grant 200', 'refresh 200']],
  ['a token that is over is refreshed, too', 'truphone', [0, 6], ['grant 200', 'refresh 200']],
  ['up to the end of the refresh token', 'truphone', [0, 29.9], ['grant 200', 'refresh 200']],
  ['after which it is granted anew', 'truphone', [0, 30.1], ['grant 200', 'grant 200']],
  [
    'each refresh begins another half hour',
    'truphone',
    [0, 20, 20, 20],
    ['grant 200', ...times(3, 'refresh 200')],
  ],
  ['Flexiti refreshes nothing that is over', 'flexiti', [0, 20.1], ['grant 200', 'grant 200']],
  ['and refreshes early', 'flexiti', [0, 19.1, 19.1], ['grant 200', 'refresh 200', 'refresh 200']],
  [
    'Fluz refreshes for sixty days',
    'fluz',
    [0, 11, 24 * 60 * 59],
    ['grant 200', 'refresh 200', 'refresh 200'],
  ],
  ['and then grants anew', 'fluz', [0, 24 * 60 * 61], ['grant 200', 'grant 200']],
] as const)
  test(`${id}: ${name}`, async (context) => {
    const { caller } = await open(context, id);
    for (const step of minutes) await caller.callAfter(step);
    assert.deepEqual(caller.grants, want);
  });

test('a refused refresh is followed by a grant, whatever our clock says', async (context) => {
  const { caller } = await open(context, 'truphone');
  await caller.callAfter(0);
  caller.pass(31, 6);
  assert.equal((await caller.call()).ok, true);
  assert.deepEqual(caller.grants, ['grant 200', 'refresh 400', 'grant 200']);
});

test('many who find a token over at once refresh it once', async (context) => {
  const { caller } = await open(context, 'truphone');
  await Promise.all(times(10, '').map(() => caller.call()));
  caller.pass(6);
  const replies = await Promise.all(times(10, '').map(() => caller.call()));
  assert.ok(replies.every(({ ok }) => ok));
  assert.deepEqual(caller.grants, ['grant 200', 'refresh 200']);
});

test('each environment refreshes at its own endpoint, and nothing of it goes to another', async (context) => {
  const { caller: training, sandbox } = await open(context, 'flexiti');
  const integration = new Caller(sandbox, 'flexiti', 'merchant-integration');
  context.after(() => integration.client.close());
  for (const one of [training, integration]) await one.call();
  training.pass(19.1);
  integration.pass(0, 19.1);
  for (const one of [training, integration]) assert.equal((await one.call()).ok, true);
  for (const [one, host] of [
    [training, 'posapi-training.flexiti.fi'],
    [integration, 'posapi-mi.flexiti.fi'],
  ] as const) {
    assert.deepEqual(one.grants, ['grant 200', 'refresh 200']);
    assert.deepEqual(
      [...new Set(one.tokenExchanges.map(({ request }) => new URL(request.url).host))],
      [host],
    );
  }
  assert.equal(sandbox.worlds.counters({}).liveRequests, 0);
});
