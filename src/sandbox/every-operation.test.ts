import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { listProviders } from '../contract/list-providers.ts';
import { loadContract } from '../contract/load-contract.ts';
import { startSandbox } from './start-sandbox.ts';
import { driveProvider } from './testing/drive-provider.ts';

const root = join(import.meta.dirname, '..', '..');

for (const id of listProviders(root)) {
  test(`${id}: every operation is served as its contract says, in both directions`, async (t) => {
    const contract = await loadContract(join(root, 'contracts', id));
    const sandbox = await startSandbox({ contracts: [contract] });
    t.after(() => sandbox.close());
    const [environment = ''] = Object.entries(contract.provider.environments)
      .filter(([, { deprecated, stage }]) => stage === 'test' && deprecated === undefined)
      .map(([name]) => name);

    const drive = await driveProvider(contract, environment, sandbox);

    assert.deepEqual(sandbox.worlds.disagreements(), [], 'the sandbox contradicts the contract');
    assert.deepEqual(
      [...contract.operations.keys()].filter((name) => !drive.answered.has(name)),
      [],
      'never answered',
    );
    assert.deepEqual(drive.findings, []);
    const failed = [...contract.operations.keys()].filter((name) => !drive.succeeded.has(name));
    assert.deepEqual(failed, [], `never succeeded: ${JSON.stringify(drive.refusals)}`);
    assert.equal(sandbox.worlds.counters({}).liveRequests, 0);
  });
}
