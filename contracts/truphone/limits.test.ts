import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { openWorld } from '../../src/sandbox/testing/open-world.ts';
import type { OpenWorld } from '../../src/sandbox/testing/open-world.ts';
import sandbox from './sandbox.ts';
import { login, open } from './testing/open-environment.ts';

// As documented: ../shared/provider-facts.md, 3.2 and 3.4.

const contract = await loadContract(import.meta.dirname);

describe('X-Correlation-ID', () => {
  const origin = 'https://services.truphone.com';
  let world: OpenWorld;
  let token = '';
  before(async () => {
    world = await openWorld(contract, sandbox);
    const { accountManagerId, accountManagerSecret } =
      world.world.credentials['truphone@pre-production'] ?? {};
    const keys = { client_id: accountManagerId ?? '', client_secret: accountManagerSecret ?? '' };
    const issued = await world.ask(origin, '/auth/realms/tru-staff/protocol/openid-connect/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...keys }).toString(),
    });
    token = (issued.body as { access_token: string }).access_token;
  });
  after(() => world.close());

  for (const { id, label } of contract.operations.values()) {
    if (id === 'createToken') continue;
    test(`${id} is refused without one`, async () => {
      const [method = '', path = ''] = label.split(' ');
      const ask = async (headers: Record<string, string>) => {
        const { body, status } = await world.ask(
          origin,
          `/connect-api-preprod${path.replaceAll(/\{\w+\}/g, '1')}`,
          {
            method,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
            ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
          },
        );
        const { messages = [], type } = body as { messages?: readonly string[]; type?: string };
        return { status, type, isTold: messages.join().toLowerCase().includes('correlation-id') };
      };
      assert.deepEqual(await ask({}), { status: 400, type: 'INVALID_REQUEST_PARAMS', isTold: true });
      assert.equal((await ask({ 'x-correlation-id': 'one' })).isTold, false);
    });
  }
});

describe('the limits of eSIMs', () => {
  const moment = Date.UTC(2030, 5, 20, 12);
  const day = 86_400_000;
  const cases: readonly (readonly [title: string, ordered: readonly number[], status: number])[] = [
    ['999 on a day', Array.from({ length: 999 }, () => moment), 201],
    ['1,000 on a day', Array.from({ length: 1000 }, () => moment), 406],
    ['1,000 the day before', Array.from({ length: 1000 }, () => moment - day), 201],
    ['9,999 in a month', Array.from({ length: 9999 }, (_, index) => moment - day * (1 + (index % 15))), 201],
    [
      '10,000 in a month',
      Array.from({ length: 10_000 }, (_, index) => moment - day * (1 + (index % 15))),
      406,
    ],
    ['10,000 in the month before', Array.from({ length: 10_000 }, () => moment - day * 25), 201],
  ];
  for (const [title, ordered, status] of cases)
    test(`${title}: the next one is answered ${String(status)} in v2, and taken in v1`, () => {
      const { call, context } = open();
      context.clock.advance(moment - context.clock.now());
      const { access_token } = login(call, context);
      const [product] = call('listProducts', { token: access_token }).body as readonly { id: string }[];
      const id = product?.id ?? '';
      context.state.esimOrders.push(...ordered);
      const esim = {
        operation_type: 'ACTIVATION',
        sim_type: 'ESIM',
        product: { id },
        subscriber: { email: 'a@example.com' },
      };
      const v1 = {
        operationType: 'ACTIVATION',
        device: { id: 'd', type: 'ios' },
        subscriptions: [{ product_id: id }],
      };
      assert.equal(call('createOrderV2', { token: access_token, body: esim }).status, status);
      const { iccid = '' } = [...context.state.sims.values()][0] ?? {};
      const topUp = { ...esim, operation_type: 'TOPUP', subscriber: { sim: { iccid } } };
      assert.equal(call('createOrderV2', { token: access_token, body: topUp }).status, 201);
      assert.equal(call('createOrder', { token: access_token, body: { input: v1 } }).status, 201);
    });
});
