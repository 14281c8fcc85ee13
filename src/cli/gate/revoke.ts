import { userInfo } from 'node:os';
import { revoke } from '../../gate/revoke.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { LedgerError } from '../../ledger/ledger-error.ts';
import { selectProviders } from '../../scenario/read-providers.ts';
import { tell, warning } from './tell.ts';
import { withLedger } from './with-facts.ts';

/**
 * Writes the revocation, and says so once it is on the disk; where it cannot be written, says how to stop everything. Also of a
 * provider whose files are gone, or have mistakes: a gateway may be open for it.
 */
export async function revokeProvider(provider: string, reason: string): Promise<number> {
  try {
    return await withLedger((ledger, root) => append(provider, reason, ledger, root));
  } catch (error) {
    if (error instanceof LedgerError)
      tell(
        warning(
          'NOT REVOKED: an open gateway stays open. To shut all of them: mv ledger/ledger.jsonl ledger/stopped.jsonl',
        ),
      );
    throw error;
  }
}

async function append(provider: string, reason: string, ledger: Ledger, root: string): Promise<number> {
  if (!(await isKnownTo(ledger, provider))) selectProviders(root, [provider]);
  const { size } = await revoke({ provider, reason, by: userInfo().username, now: new Date() }, ledger);
  process.stdout.write(
    `revoked: every promotion of ${provider} is void\nledger: entry ${size}\nnext: livegate gate ${provider}, or livegate gate ${provider} --network internet\n`,
  );
  return 0;
}

async function isKnownTo(ledger: Ledger, provider: string): Promise<boolean> {
  for await (const { entry } of ledger.read()) if (entry.provider === provider) return true;
  return false;
}
