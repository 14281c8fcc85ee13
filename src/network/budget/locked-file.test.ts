import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { changeLocked } from './locked-file.ts';

test('a lock that somebody else took over meanwhile goes back to them', async (context) => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'livegate-lock-test-'));
  const path = join(folder, 'a');
  const lock = `${path}.lock`;
  fs.writeFileSync(lock, 'of the dead');
  fs.utimesSync(lock, 0, 0);
  const rename = fs.renameSync;
  // another process breaks the stale lock and takes its own between our look and our move
  const moved = context.mock.method(fs, 'renameSync', (from: string, to: string) => {
    if (moved.mock.callCount() === 0) {
      fs.writeFileSync(`${lock}.theirs`, 'theirs');
      rename(`${lock}.theirs`, lock);
    }
    rename(from, to);
  });
  syncBuiltinESMExports();
  context.after(() => {
    moved.mock.restore();
    syncBuiltinESMExports();
    fs.rmSync(folder, { recursive: true });
  });
  let isTheirs = true;
  const changed = changeLocked(path, () => ({ content: Buffer.from(''), result: isTheirs }));
  setTimeout(() => {
    isTheirs = false;
    fs.rmSync(lock, { force: true });
  }, 100);
  assert.equal(await changed, false);
});
