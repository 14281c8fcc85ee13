import { revokeInForce } from '../../gate/revoke-in-force.ts';
import { runSample } from '../gate/run-sample.ts';
import { withFacts } from '../gate/with-facts.ts';
import type { Look } from './look.ts';
import { watcher } from './watch-request.ts';
import type { WatchRequest } from './watch-request.ts';

/**
 * Runs some scenarios of the newest evidence again, and takes back what was promoted where they do not pass any more. What
 * could not be run revokes nothing. Throws as `withFacts` does.
 */
export function runEvidenceAgain(
  id: string,
  { network, resample: count, root, say }: WatchRequest,
): Promise<Pick<Look, 'resample' | 'revoked'>> {
  return withFacts(id, network, async ({ facts, ledger }) => {
    const resample = await runSample(root, facts, count, say);
    if (resample.differing.length === 0) return { resample, revoked: [] };
    const reason = `run again, it was not so: ${resample.differing.join(', ')}`;
    const isRevoked = await revokeInForce(
      { provider: id, network, reason, by: watcher },
      { ledger, now: new Date() },
    );
    return { resample, revoked: isRevoked ? [reason] : [] };
  });
}
