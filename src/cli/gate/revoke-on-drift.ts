import { existsSync } from 'node:fs';
import { isBroken } from '../../gate/is-broken.ts';
import { projectFiles } from '../../gate/project-files.ts';
import type { DriftSeen } from '../../gate/revoke-drifted.ts';
import { onNetwork } from '../../model/on-network.ts';

/**
 * After a comparison: takes back what was promoted, or notes that evidence from before counts no more, where there is a
 * ledger, and says so on standard error. Returns the ids of the providers whose promotions were taken back.
 */
export async function revokeOnDrift(root: string, seen: DriftSeen): Promise<readonly string[]> {
  if (!seen.drift.some(isBroken) || !existsSync(projectFiles.ledger(root))) return [];
  const { openLedger } = await import('./open-ledger.ts');
  const { revokeDrifted } = await import('../../gate/revoke-drifted.ts');
  const ledger = await openLedger(root);
  try {
    const gate = { ledger, now: new Date(), runs: projectFiles.runs(root) };
    const { noted, revoked } = await revokeDrifted(seen, gate);
    for (const provider of noted)
      process.stderr.write(
        `noted: the contract of ${provider} has drifted, evidence from before counts no more\n`,
      );
    for (const provider of revoked)
      process.stderr.write(
        `revoked: the contract of ${provider} has drifted, every promotion of it is void\nnext: livegate drift ${provider}${onNetwork(seen.network)}\n`,
      );
    return revoked;
  } finally {
    await ledger.close();
  }
}
