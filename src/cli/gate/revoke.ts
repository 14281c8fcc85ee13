import { userInfo } from 'node:os';
import { revoke } from '../../gate/revoke.ts';
import { selectProviders } from '../../scenario/read-providers.ts';
import { withLedger } from './with-facts.ts';

/** Writes the revocation, and says so once it is on the disk. */
export function revokeProvider(provider: string, reason: string): Promise<number> {
  return withLedger(async (ledger, root) => {
    selectProviders(root, [provider]);
    const { size } = await revoke({ provider, reason, by: userInfo().username, now: new Date() }, ledger);
    process.stdout.write(
      `revoked: every promotion of ${provider} is void\nledger: entry ${size}\nnext: livegate gate ${provider}\n`,
    );
    return 0;
  });
}
