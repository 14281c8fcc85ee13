import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { PromotableProject } from './testing/promotable-project.ts';

const gated = new PromotableProject();

before(async () => {
  await gated.prepare();
  await gated.promote();
});

test('all gateways of a promotion count together, whether they run beside each other or in turn', async () => {
  const [one, other] = [gated.exec(), gated.exec()];
  await Promise.all([one.printed(/answer 200/), other.printed(/answer 200/)]);
  one.child.stdin.write('again\n');
  await one.printed(/answer 200[^]*answer 200/);
  other.child.stdin.end('again\nend\n');
  one.child.stdin.end('end\n');
  const [first, second] = await Promise.all([one.ended, other.ended]);
  assert.equal(first.out, 'answer 200 \nanswer 200 \n', first.err);
  assert.equal(second.out, 'answer 200 \nanswer 403 ceiling_requests\n', second.err);
  const later = gated.exec();
  later.child.stdin.end();
  assert.equal((await later.ended).out, 'answer 403 ceiling_requests\n');
});

test('a new promotion, which somebody signed, begins to count anew', async () => {
  await gated.promote();
  const again = gated.exec();
  again.child.stdin.end();
  assert.equal((await again.ended).out, 'answer 200 \n');
});
