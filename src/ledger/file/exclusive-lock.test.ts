import assert from 'node:assert/strict';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { LedgerError } from '../ledger-error.ts';
import { sampleEntry } from '../testing/sample-entry.ts';
import { startProcess } from '../testing/start-process.ts';
import { temporaryFolder } from '../../util/testing/temporary-folder.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { openFileLedger } from './file-ledger.ts';

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof LedgerError && error.code === code && error.exitCode === 3;
const holds = `await withExclusiveLock(args[0], 0, async () => {
  console.log('held');
  await new Promise((resolve) => setTimeout(resolve, 60000));
});`;

describe('the lock', () => {
  it('of another process keeps everybody out, and is free at once when that is killed', async (context) => {
    const file = join(temporaryFolder(context), 'ledger.jsonl');
    const { child, ended } = startProcess(holds, [`${file}.lock`]);
    context.after(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const ledger = await openFileLedger(file, { patience: 20 });
    await assert.rejects(ledger.append(sampleEntry({})), refusedAs('ledger_locked'));
    assert.equal((await ledger.head()).size, 0, 'readers wait for nobody');
    child.kill('SIGKILL');
    await ended;
    await withExclusiveLock(`${file}.lock`, 0, () => Promise.resolve());
    assert.equal((await ledger.append(sampleEntry({}))).size, 1);
  });

  it('of this process keeps others of this process out, and is free when the work fails', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const work = withExclusiveLock(path, 0, async () => {
      await assert.rejects(
        withExclusiveLock(path, 0, () => assert.fail()),
        refusedAs('ledger_locked'),
      );
      throw new RangeError('the work failed');
    });
    await assert.rejects(work, RangeError);
    assert.equal(await withExclusiveLock(path, 0, () => Promise.resolve('free')), 'free');
    assert.equal(statSync(path).size, 0);
  });

  it('is not to be had on what is no lock', async (context) => {
    const folder = temporaryFolder(context);
    writeFileSync(join(folder, 'text'), 'something else that stands here, and more of it'.repeat(20));
    for (const path of [folder, join(folder, 'missing', 'lock'), join(folder, 'text')])
      await assert.rejects(
        withExclusiveLock(path, 0, () => assert.fail()),
        refusedAs('ledger_unwritable'),
      );
  });

  it('prints no warning', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const { printed } = startProcess(
      `await withExclusiveLock(args[0], 0, async () => console.log('held'));`,
      [path],
      'exec "$@" 2>&1',
    );
    assert.equal(await printed, 'held\n');
  });
});
