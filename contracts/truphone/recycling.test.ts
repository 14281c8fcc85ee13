import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { createClient } from '../../src/network/client.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { durationToMilliseconds } from '../../src/util/duration.ts';

const environmentName = 'pre-production';

test('what was unused for long enough is gone after 04:00 GMT, as provider.yaml says, and not before', async (t) => {
  const contract = await loadContract(import.meta.dirname);
  const reset = contract.provider.environments[environmentName]?.reset;
  assert.ok(reset !== undefined && 'every' in reset);
  assert.deepEqual(
    [reset.at, reset.every, reset.removes, reset.unusedFor],
    ['04:00', 'P1D', 'unused', 'P3D'],
  );

  const sandbox = await startSandbox({ contracts: [contract] });
  t.after(() => sandbox.close());
  const { world, worlds } = sandbox;
  const now = () => worlds.now({ world: world.id });
  const advanceTo = (moment: number) => worlds.advance({ world: world.id, milliseconds: moment - now() });
  const client = createClient({
    ...{ contract, environmentName, network: 'sandbox', clock: { now } },
    routes: world.routes,
    credentials: world.credentials[`truphone@${environmentName}`] ?? {},
    recorder: { record: () => undefined },
  });
  t.after(() => client.close());

  const { data: products } = await client.send('listProducts', {});
  const [{ id: productId }] = products as [{ id: string }];
  const order = async (): Promise<string> => {
    const input = {
      operationType: 'NEW_ESIM',
      countryCode: 'GB',
      customer: { email: 'recycled@example.com', countryOfResidence: 'GB' },
      device: { id: '1', type: 'ios' },
      subscriptions: [{ product_id: productId }],
    };
    const { data } = await client.send('createOrder', { body: { input } });
    return (data as { id: string }).id;
  };
  const status = async (orderId: string) => (await client.send('getOrder', { path: { orderId } })).status;
  const [read, unread] = [await order(), await order()];

  const unusedLongEnough = now() + durationToMilliseconds('P3D') + 60_000;
  const fourAt = new Date(unusedLongEnough).setUTCHours(4, 0, 0, 0);
  const recycling = fourAt > unusedLongEnough ? fourAt : fourAt + durationToMilliseconds('P1D');
  advanceTo(recycling - 60_000);
  assert.equal(await status(read), 200, 'a minute before, what nobody used for three days is still there');
  advanceTo(recycling + 1000);
  assert.deepEqual([await status(read), await status(unread)], [200, 404]);
});
