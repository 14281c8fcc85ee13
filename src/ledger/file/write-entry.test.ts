import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { LedgerError } from '../ledger-error.ts';
import { temporaryFolder } from '../../util/testing/temporary-folder.ts';
import { writeEntry } from './write-entry.ts';

/** The real file, whose calls are written down; the one with number `fails` fails as a broken disk makes it. */
function watched(handle: FileHandle, calls: string[], fails?: number): FileHandle {
  const note = (call: string) => {
    calls.push(call);
    if (calls.length - 1 === fails) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const datasync = async () => {
    note('sync');
    await handle.datasync();
  };
  // Writes four bytes at most, as a system may.
  const write = async (bytes: Buffer, at: number, length: number, position: number) => {
    note(`write ${bytes.toString('utf8', at)}`);
    return handle.write(bytes, at, Math.min(length, 4), position);
  };
  const truncate = (length: number) => handle.truncate(length);
  return Object.assign(Object.create(handle) as FileHandle, { datasync, write, truncate });
}

async function openOld(context: TestContext): Promise<{ file: string; handle: FileHandle }> {
  const file = join(temporaryFolder(context), 'ledger.jsonl');
  writeFileSync(file, 'old\n');
  const handle = await open(file, 'r+');
  context.after(() => handle.close());
  return { file, handle };
}

describe('writeEntry', () => {
  it('has the entry on the disk before its newline, and that before it returns', async (context) => {
    const { file, handle } = await openOld(context);
    const calls: string[] = [];
    await writeEntry(watched(handle, calls), Buffer.from('entry'), 4);
    assert.deepEqual(calls, ['write entry', 'write y', 'sync', 'write \n', 'sync']);
    assert.equal(readFileSync(file, 'utf8'), 'old\nentry\n');
  });

  for (const fails of [0, 1, 2, 3, 4]) {
    it(`takes the entry back where call ${fails} fails`, async (context) => {
      const { file, handle } = await openOld(context);
      await assert.rejects(
        writeEntry(watched(handle, [], fails), Buffer.from('entry'), 4),
        (error) => error instanceof LedgerError && error.code === 'ledger_unwritable',
      );
      assert.equal(readFileSync(file, 'utf8'), 'old\n');
    });
  }
});
