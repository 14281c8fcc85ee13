import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connectControl } from '../sandbox/control/control-client.ts';
import { PromotableProject } from './testing/promotable-project.ts';

const gated = new PromotableProject();
const day = 86_400_000;

before(async () => {
  await gated.prepare();
  await gated.promote();
});

/** The provider's `Date` lies by so much from now on. */
async function skew(milliseconds: number): Promise<void> {
  const control = connectControl(gated.controlUrl);
  const { id: world } = await control.describeWorld({});
  await control.skew({ world, milliseconds });
  control.close();
}

async function releases(): Promise<number> {
  const shown = await gated.passes(['ledger', 'show', 'tiny', '--json']);
  return shown.split('\n').filter((line) => line.includes('"kind":"release"')).length;
}

const cases: readonly (readonly [mode: string, milliseconds: number, says: RegExp])[] = [
  [
    'env',
    2 * day,
    /the provider’s clock is (?:1 d 23 h|2 d) ahead of ours, at most 30 s is allowed\nset this machine’s clock/,
  ],
  ['fd', -400 * day, /the provider’s clock is (?:399 d 23 h|400 d) behind ours/],
];
for (const [mode, milliseconds, says] of cases)
  test(`--mode ${mode}: a clock that is ${milliseconds / day} d apart hands nothing out, and uses nothing up`, async () => {
    await skew(milliseconds);
    const before = await releases();
    const { code, err, out } = await gated.exec(['--mode', mode], [process.execPath, '-e', 'console.log(1)'])
      .ended;
    assert.deepEqual([code, out], [3, ''], err);
    assert.match(err, says);
    assert.equal(await releases(), before);
    await skew(0);
    const again = await gated.exec(['--mode', mode], [process.execPath, '-e', 'console.log(1)']).ended;
    assert.deepEqual([again.code, again.out], [0, '1\n'], again.err);
    assert.equal(await releases(), before + 1);
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
