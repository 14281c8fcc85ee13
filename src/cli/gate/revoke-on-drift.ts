import { existsSync } from 'node:fs';
import { isBroken } from '../../gate/is-broken.ts';
import { projectFiles } from '../../gate/project-files.ts';
import type { DriftSeen } from '../../gate/revoke-drifted.ts';

/**
 * After a comparison: takes back what was promoted, where there is a ledger, and says so on standard error. Returns the ids
 * of the providers.
 */
export async function revokeOnDrift(root: string, seen: DriftSeen): Promise<readonly string[]> {
  if (!seen.drift.some(isBroken) || !existsSync(projectFiles.ledger(root))) return [];
  const { openLedger } = await import('./open-ledger.ts');
  const { revokeDrifted } = await import('../../gate/revoke-drifted.ts');
  const ledger = await openLedger(root);
  try {
    const revoked = await revokeDrifted(seen, { ledger, now: new Date() });
    for (const provider of revoked)
      process.stderr.write(
        `revoked: the contract of ${provider} has drifted, every promotion of it is void\nnext: livegate drift ${provider}\n`,
      );
    return revoked;
  } finally {
    await ledger.close();
  }
}
