import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { takeTurn } from './turns.ts';

const folder = mkdtempSync(join(tmpdir(), 'livegate-turns-'));
after(() => rmSync(folder, { recursive: true }));
const ignore = () => undefined;

test('many have a turn together, one alone; nobody overtakes who waits to be alone', async () => {
  const file = join(folder, 'order');
  const order: string[] = [];
  const together = [await takeTurn(file, false, ignore), await takeTurn(file, false, ignore)];
  const waited: string[] = [];
  const alone = takeTurn(file, true, () => waited.push('alone')).then(async (end) => {
    order.push('alone');
    await end();
  });
  while (waited.length === 0) await new Promise(setImmediate);
  const later = takeTurn(file, false, () => waited.push('later')).then((end) => {
    order.push('later');
    return end();
  });
  while (waited.length === 1) await new Promise(setImmediate);
  assert.deepEqual(order, []);
  for (const end of together) await end();
  await Promise.all([alone, later]);
  assert.deepEqual(order, ['alone', 'later']);
  assert.equal(readFileSync(file, 'utf8'), '[]');
});

test('a process that died has no turn, and a damaged file stands for none', async () => {
  const file = join(folder, 'dead');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file, JSON.stringify([{ id: 'dead', pid, alone: true, at: Date.now() }]));
  await (
    await takeTurn(file, true, () => assert.fail('it waited for nobody'))
  )();
  writeFileSync(file, 'no tickets');
  await (
    await takeTurn(file, true, () => assert.fail('it waited for nobody'))
  )();
});
