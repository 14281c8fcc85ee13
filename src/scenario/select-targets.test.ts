import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readProviders } from './read-providers.ts';
import { selectTargets } from './select-targets.ts';

const providers = readProviders(join(import.meta.dirname, '../..'), []);
const now = new Date('2026-01-01');
const names = (list: readonly { provider: { id: string }; environment: string }[]) =>
  list.map(({ provider, environment }) => `${provider.id}@${environment}`);

test('every active test environment is selected, and a decommissioned one is left out with the reason', () => {
  const { targets, leftOut } = selectTargets(providers, [], now);
  assert.deepEqual(names(targets), [
    'flexiti@training',
    'flexiti@merchant-integration',
    'fluz@staging',
    'truphone@pre-production',
  ]);
  assert.deepEqual(names(leftOut), ['truphone@staging', 'truphone@staging-esim']);
  assert.match(leftOut[0]?.reason ?? '', /2020-06-24, replaced by pre-production/);
});

test('a decommissioned environment can be asked for by its name, and had not ended before its day', () => {
  assert.deepEqual(names(selectTargets(providers, ['staging-esim'], now).targets), ['truphone@staging-esim']);
  assert.equal(selectTargets(providers, [], new Date('2020-06-01')).leftOut.length, 0);
});

test('no live environment can be selected', () => {
  const live = providers.flatMap(({ environments }) =>
    Object.entries(environments).flatMap(([name, { stage }]) => (stage === 'live' ? name : [])),
  );
  assert.ok(live.length >= 4);
  for (const name of live)
    assert.throws(() => selectTargets(providers, [name], now), { code: 'live_environment', exitCode: 2 });
});
