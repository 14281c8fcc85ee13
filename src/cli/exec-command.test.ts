import assert from 'node:assert/strict';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openCeilingBook } from '../gateway/open-ceiling-book.ts';
import { connectControl } from '../sandbox/control/control-client.ts';
import type { Running } from './testing/gate-project.ts';
import { PromotableProject } from './testing/promotable-project.ts';
import { stateHome } from './testing/run-cli.ts';

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
    const { code, err, out } = await gated.use(['--mode', mode], [process.execPath, '-e', 'console.log(1)']);
    assert.deepEqual([code, out], [3, ''], err);
    assert.match(err, says);
    assert.equal(await releases(), before);
    await skew(0);
    const again = await gated.use(['--mode', mode], [process.execPath, '-e', 'console.log(1)']);
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
  assert.equal((await gated.use()).out, 'answer 403 ceiling_requests\n');
});

const taken = join(gated.root, 'taken');
const folder = join(stateHome, 'livegate', 'ceilings');
const vain: readonly (readonly [
  what: string,
  words: readonly string[],
  code: number,
  before: () => void,
  after?: () => void,
])[] = [
  ['a place to listen at that is taken', ['--socket', taken], 2, () => writeFileSync(taken, '')],
  [
    'counts that cannot be kept',
    [],
    3,
    () => {
      renameSync(folder, `${folder}.kept`);
      writeFileSync(folder, '');
    },
    () => {
      rmSync(folder);
      renameSync(`${folder}.kept`, folder);
    },
  ],
];
for (const [what, words, code, start, end] of vain)
  test(`${what}: nothing is run, and no release is used up`, async () => {
    const before = await releases();
    start();
    const ended = await gated.use(words);
    end?.();
    assert.deepEqual([ended.code, ended.out], [code, ''], ended.err);
    assert.equal(await releases(), before);
  });

let open: Running;

test('a new promotion, which somebody signed, begins to count anew', async () => {
  const ended = { promotion: '0'.repeat(32), expiresAt: '2026-01-01T00:00:00.000Z' };
  (await openCeilingBook(folder, ended)).close();
  await gated.promote();
  const before = await releases();
  open = gated.exec();
  await open.printed(/answer 200/);
  assert.equal(await releases(), before + 1, 'it is written down before the command runs');
});

test('what was counted for promotions that are over goes with the next use; what is in use stays', async () => {
  const books = () => readdirSync(folder).filter((name) => name.endsWith('.sqlite')).length;
  const standing = books();
  assert.ok(standing >= 2, `${standing} are there before`);
  await gated.passes(['revoke', 'tiny', '--reason', 'a drill']);
  await gated.addEvidence();
  await gated.promote();
  const use = async () => {
    assert.equal((await gated.use()).out, 'answer 200 \n');
  };
  await use();
  assert.equal(books(), 2, 'that of the gateway which is still open, and its own');
  open.child.stdin.end('again\nend\n');
  assert.equal((await open.ended).out, 'answer 200 \nanswer 403 revoked\n');
  await use();
  assert.equal(books(), 1);
});
