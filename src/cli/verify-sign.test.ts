import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateProject } from './testing/gate-project.ts';

const words = ['verify', '--workers', '1', '--grep', 'keeps its name', '--quiet', '--sign', '--key'];
const said = /trust\.yaml has no runner with the key sha256:\w+, so the gate will not count what it signs/;

test('a run signed by a key that is no runner’s says so; one of a runner’s says nothing', async () => {
  const gated = new GateProject();
  await gated.trust({ ci: 'runner', jo: 'approver' });
  const wrong = await gated.run([...words, 'keys/jo.pem']);
  assert.deepEqual([wrong.code, said.test(wrong.err)], [0, true], wrong.err);
  const right = await gated.run([...words, 'keys/ci.pem']);
  assert.deepEqual([right.code, said.test(right.err)], [0, false], right.err);
});
