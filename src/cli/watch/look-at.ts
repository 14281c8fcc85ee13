import { existsSync } from 'node:fs';
import { packOf } from '../../gate/pack.ts';
import { projectFiles } from '../../gate/project-files.ts';
import { standingPromotions } from '../../gate/standing-promotions.ts';
import { onNetwork } from '../../model/on-network.ts';
import { durationToMilliseconds } from '../../util/duration.ts';
import { LivegateError } from '../../util/errors.ts';
import { revokeOnDrift } from '../gate/revoke-on-drift.ts';
import { withBasis } from '../gate/with-facts.ts';
import { compareContract } from './compare-contract.ts';
import { judgeAge } from './judge-age.ts';
import { judgeLook } from './judge-look.ts';
import type { Compared, Look } from './look.ts';
import { runEvidenceAgain } from './run-evidence-again.ts';
import { watcher } from './watch-request.ts';
import type { WatchRequest } from './watch-request.ts';

/** What came of one part of a look: what keeps it from being done is no error, but part of the look. */
type Part<Result> = { readonly result: Result; readonly error?: LivegateError };

/** What is promoted, and for how many milliseconds evidence counts. */
type Standing = { readonly promotions: Look['promotions']; readonly evidenceAge: number };

/** Where nothing says another. */
const usual = (): Standing => ({
  promotions: [],
  evidenceAge: durationToMilliseconds(packOf('default@1').freshness.evidence),
});

/**
 * Looks once at one provider: the contract against what its environments serve, what is promoted, and, where something is,
 * some of its evidence run again. Takes back what is promoted where contract or evidence is broken; what else goes wrong
 * neither hides what was found nor keeps it from being taken back. `errors`: the mistakes that kept it from looking at all
 * of it, for who wants to end by them.
 */
export async function lookAt(
  id: string,
  request: WatchRequest,
): Promise<{ readonly look: Look; readonly errors: readonly LivegateError[] }> {
  const at = new Date();
  const compared = await attempt(() => compareContract(id, request), []);
  const taken = await attempt(() => takeBack(id, compared.result, request), []);
  const before = await attempt(() => findStanding(id, request), usual());
  const isWanted = request.resample > 0 && before.result.promotions.length > 0;
  const again = await attempt(
    () => (isWanted ? runEvidenceAgain(id, request) : Promise.resolve({ revoked: [] })),
    { revoked: [] },
  );
  const isRevoked = again.result.revoked.length > 0;
  const after = isRevoked ? await attempt(() => findStanding(id, request), usual()) : before;
  const errors = [...new Set([compared, before, again, after])].flatMap(({ error }) => error ?? []);
  const notTaken = taken.error === undefined ? [] : [taken.error];
  const { resample } = again.result;
  const { evidenceAge } = before.result;
  const parts = {
    comparisons: compared.result.map((one) =>
      judgeAge(one, evidenceAge, at, `livegate verify ${id}${onNetwork(request.network)}`),
    ),
    promotions: after.result.promotions,
    ...(resample === undefined ? {} : { resample }),
    revoked: [...taken.result, ...again.result.revoked],
    problems: [
      ...notTaken.map(({ message }) => `NOT REVOKED: ${message}`),
      ...errors.map(({ message }) => message),
    ],
  };
  const { network } = request;
  const look = { at: at.toISOString(), provider: id, network, verdict: judgeLook(parts), ...parts };
  return { look, errors: [...notTaken, ...errors] };
}

async function attempt<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Part<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    return { result: otherwise, error: error as LivegateError };
  }
}

async function takeBack(
  provider: string,
  compared: readonly Compared[],
  { network, root }: WatchRequest,
): Promise<readonly string[]> {
  const drift = compared.map(({ breaking, environment, waived }) => {
    return { provider, environment, breaking, waived };
  });
  const revoked = await revokeOnDrift(root, { network, drift, by: watcher });
  return revoked.map(() => 'the contract has drifted');
}

/** Without a checklist or a ledger nothing can be promoted. */
async function findStanding(id: string, { network, root }: WatchRequest): Promise<Standing> {
  const needed = [projectFiles.checklist(root, id), projectFiles.ledger(root)];
  if (!needed.every((file) => existsSync(file))) return usual();
  return withBasis(id, network, ({ basis }) =>
    Promise.resolve({ promotions: standingPromotions(basis), evidenceAge: basis.checklist.evidenceAge }),
  );
}
