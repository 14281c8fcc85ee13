import { realpathSync } from 'node:fs';
import { projectFiles } from '../../gate/project-files.ts';
import { openFileLedger } from '../../ledger/file/file-ledger.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { rememberLedger } from '../../ledger/memory/remember-ledger.ts';
import { stateFolder } from './state-folder.ts';
import { tell } from './tell.ts';

/** Opens a project's ledger, and holds it against what this machine has seen of it; what is to be said of that goes to standard error. */
export async function openLedger(root: string): Promise<Ledger> {
  const ledger = await openFileLedger(projectFiles.ledger(root));
  // By the folder of the project: that of the ledger may be gone.
  const name = projectFiles.ledger(realpathSync(root));
  return rememberLedger(ledger, { name, folder: stateFolder(process.env), report: tell });
}
