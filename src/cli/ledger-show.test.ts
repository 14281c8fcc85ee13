import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { GateProject } from './testing/gate-project.ts';

test('livegate ledger show: entries of a provider, none of it, and a provider that nobody knows', async () => {
  const gated = new GateProject();
  const shown = async (
    ...words: readonly string[]
  ): Promise<readonly [code: number | null, out: string, err: string]> => {
    const { code, err, out } = await gated.run(['ledger', 'show', ...words]);
    return [code, out, err];
  };
  const nothing = 'no entries\n\nnext: livegate ledger verify\n';
  assert.deepEqual((await shown()).slice(0, 2), [0, nothing]);
  assert.deepEqual((await shown('tiny')).slice(0, 2), [0, nothing]);
  assert.deepEqual((await shown('tiny', '--json')).slice(0, 2), [0, '']);

  for (const words of [['tinny'], ['tinny', '--json']]) {
    const [code, out, err] = await shown(...words);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /there is no provider called "tinny"\nDid you mean tiny\?/);
  }

  assert.equal((await gated.run(['revoke', 'tiny', '--reason', 'a drill'])).code, 0);
  // What a provider did is told when it is gone, too.
  renameSync(join(gated.root, 'contracts/tiny'), join(gated.root, 'contracts/small'));
  const [code, out] = await shown('tiny');
  assert.equal(code, 0);
  assert.match(out, /revocation {2}tiny {6}reason: a drill/);
});
