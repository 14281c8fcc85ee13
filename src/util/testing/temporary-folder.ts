import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that goes with the test whose context it is; `{ after }` of `node:test` stands for the whole file. */
export function temporaryFolder(context: { after(remove: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-test-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
