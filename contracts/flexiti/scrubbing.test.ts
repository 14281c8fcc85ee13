import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { durationToMilliseconds } from '../../src/util/duration.ts';
import { Till } from './testing/till.ts';

const daily = durationToMilliseconds('P1D');

for (const { environment, every, after } of [
  { environment: 'training', every: 'P1D', after: 404 },
  { environment: 'merchant-integration', every: undefined, after: 200 },
]) {
  test(`${environment}: what was made is ${after === 404 ? 'scrubbed' : 'still there'} a day later, and there until then`, async (t) => {
    const { provider } = await loadContract(import.meta.dirname);
    const reset = provider.environments[environment]?.reset;
    assert.equal(reset !== undefined && 'every' in reset ? reset.every : undefined, every);

    const till = await Till.open(environment);
    t.after(() => till.close());
    const opened = till.now();
    const path = await till.purchased();
    const status = async () => (await till.send('getAuthorization', { path })).status;
    till.advance(opened + daily - 60_000 - till.now());
    assert.equal(await status(), 200, 'a minute before');
    till.advance(opened + daily - till.now());
    assert.equal(await status(), after);
    assert.deepEqual(till.findings, []);
  });
}
