import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { canonicalJson } from '../../util/canonical-json.ts';
import { sampleEntry } from '../testing/sample-entry.ts';
import { temporaryFolder } from '../../util/testing/temporary-folder.ts';
import { createFileScan } from './file-scan.ts';

it('tells of an entry only once it is known to be on the disk', async (context) => {
  const file = join(temporaryFolder(context), 'ledger.jsonl');
  writeFileSync(file, `${canonicalJson(sampleEntry({}))}\n`);
  const handle = await open(file, 'r');
  context.after(() => handle.close());
  const scan = createFileScan(file);
  const broken = { datasync: () => Promise.reject(new Error('EIO: i/o error')) };
  await assert.rejects(scan.advance(Object.assign(Object.create(handle) as FileHandle, broken)), /EIO/);
  assert.equal(scan.head().size, 0);
  assert.equal(scan.isCurrent(await handle.stat({ bigint: true })), false);
  await scan.advance(handle);
  assert.equal(scan.head().size, 1);
  assert.equal(scan.isCurrent(await handle.stat({ bigint: true })), true);
});
