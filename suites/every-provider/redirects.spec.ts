import { expect, scenario } from '../../src/scenario/index.ts';

scenario('answers without redirects', async ({ api, capability, given }) => {
  const call = capability('authenticate');
  const { status, headers } = await api.attempt(call.operation, await given.input(call), {
    auth: call.credential,
  });
  expect(status < 300 || status > 399, `status ${status} is no redirect`).toBe(true);
  expect(headers['location'], 'Location header').toBeUndefined();
});
