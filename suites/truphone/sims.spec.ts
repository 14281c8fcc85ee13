import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, needs, scenarioFor } from '../../src/scenario/index.ts';
import { someEsim } from './esim.ts';

const scenario = scenarioFor<Operations>();

const handler = 'https://webhooks.example.com/notifications/handler';

scenario('ties a SIM to a device by its EID', async ({ api, given }) => {
  const { iccid } = await someEsim(api, given);
  const eid = '89001012012341234012345678901224';
  const { data } = await api.call('updateSim', { path: { iccid }, body: { eid } });
  expect(data.eid).toBe(eid);
  expect((await api.call('getSim', { path: { iccid } })).data).toEqual(data);
});

scenario(
  'a SIM is downloaded by the device it is pushed to, installed there, and deleted for another one',
  needs('clock'),
  async ({ api, given, clock }) => {
    const { iccid } = await someEsim(api, given);
    const seen: string[] = [];
    const look = async () => {
      const { status, profileStatus } = (await api.call('getSim', { path: { iccid } })).data;
      expect([profileStatus, (await api.call('getSimV2', { path: { iccid } })).data.status]).toEqual([
        status,
        status,
      ]);
      seen.push(status);
    };
    await look();
    await api.call('updateSim', { path: { iccid }, body: { eid: '89001012012341234012345678901224' } });
    for (const time of ['PT1M', 'PT1M']) await clock.advance(time).then(look);
    await api.call('updateSim', { path: { iccid }, body: { eid: '89001012012341234012345678900060' } });
    await look();
    await clock.advance('PT1H').then(look);
    expect(seen).toEqual(['Released', 'Downloaded', 'Installed', 'Unavailable', 'Released']);
  },
);

scenario('registers a webhook for each type of notification, and stops one', async ({ api, given }) => {
  const { iccid } = await someEsim(api, given);
  const types = async () => {
    const { data } = await api.call('getSimPreferences', { path: { iccid } });
    return data.notifications.map(({ type, webhook_url }) => `${type} ${webhook_url}`).sort();
  };
  expect(await types()).toEqual([]);
  await Promise.all(
    (['SUBSCRIPTION_END', 'USAGE_THRESHOLD'] as const).map((type) =>
      api.call('registerNotification', { path: { iccid, type }, body: { webhook_url: handler } }),
    ),
  );
  expect(await types(), 'types with their handlers').toEqual([
    `SUBSCRIPTION_END ${handler}`,
    `USAGE_THRESHOLD ${handler}`,
  ]);
  await api.call('unregisterNotification', { path: { iccid, type: 'SUBSCRIPTION_END' } });
  expect(await types()).toEqual([`USAGE_THRESHOLD ${handler}`]);
});

scenario('does not know a SIM, a subscription or an order that never was', async ({ api, given }) => {
  const [sim, subscription, order] = await Promise.all([
    api.attempt('getSim', { path: { iccid: '8944470000000000000' } }),
    api.attempt('getSubscription', { path: { subscriptionId: given.uuid() } }),
    api.attempt('getOrder', { path: { orderId: given.uuid() } }),
  ]);
  expect(sim).toBeRefusedAs({ status: 404, codes: ['SIM_NOT_FOUND'] });
  expect(subscription).toBeRefusedAs({ status: 404, codes: ['SUBSCRIPTION_NOT_FOUND'] });
  expect(order).toBeRefusedAs({ status: 404, codes: ['ORDER_NOT_FOUND'] });
});
