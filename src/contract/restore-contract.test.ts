import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { snapshotContract } from './contract-snapshot.ts';
import type { ContractSnapshot } from './contract-snapshot.ts';
import { listProviders } from './list-providers.ts';
import { loadContract } from './load-contract.ts';
import { restoreContract } from './restore-contract.ts';

const root = join(import.meta.dirname, '../..');

for (const id of listProviders(root)) {
  test(`${id}: a contract restored from its snapshot judges as the loaded one does`, async () => {
    const loaded = await loadContract(join(root, 'contracts', id));
    const restored = await restoreContract(
      JSON.parse(JSON.stringify(await snapshotContract(loaded))) as ContractSnapshot,
    );
    assert.equal(restored.digest, loaded.digest);
    assert.deepEqual([...restored.operations.keys()], [...loaded.operations.keys()]);
    const answers = [
      { status: 200, headers: { 'content-type': 'application/json' }, body: { data: {}, id: 7 } },
      { status: 418, headers: {}, body: 'tea' },
    ];
    for (const [name, operation] of loaded.operations) {
      const again = restored.operations.get(name);
      assert.ok(again, name);
      for (const answer of answers)
        assert.deepEqual(again.answerFindings(answer), operation.answerFindings(answer), name);
      assert.deepEqual(again.requestFindings({}), operation.requestFindings({}), name);
      assert.deepEqual(again.fieldNames, operation.fieldNames, name);
      assert.deepEqual(again.sensitiveNames, operation.sensitiveNames, name);
    }
  });
}
