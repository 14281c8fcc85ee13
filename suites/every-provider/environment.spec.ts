import { expect, scenario } from '../../src/scenario/index.ts';

scenario('the environment is not past its date', ({ environment }) => {
  const ended = environment.deprecated?.decommissioned;
  const left = ended === undefined ? Infinity : new Date(ended).getTime() - Date.now();
  const replacement = environment.deprecated?.replacement ?? 'none named';
  expect(left, `decommissioned on ${ended ?? 'no date'}, replacement: ${replacement}`).toBeGreaterThan(0);
});

scenario('its clock agrees with ours', async ({ api, capability, clockDifference, environment, given }) => {
  const call = capability('authenticate');
  const reply = await api.call(call.operation, await given.input(call), { auth: call.credential });
  expect(clockDifference(reply), 'difference in ms').toBeLessThanOrEqual(environment.clockToleranceMs);
});
