import { completeRuns } from '../complete-runs.ts';
import type { Facts } from '../facts.ts';
import { failed, passed, unknown, waivable } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { rekeyCredentials, rotateCredentials, verifyAgain } from '../remedies.ts';
import { findManifestProblem } from './find-manifest-problem.ts';
import { worstOf } from './worst-of.ts';

/**
 * No key of a test environment is a key of live, unless the provider shares them. The run that used the test keys held
 * them against what was written down when the live ones were sealed; whoever opens those holds them against it again.
 */
export const keysDiffer: Item = {
  id: 'keys-differ',
  title: 'The keys of test are not those of live',
  evaluate(facts) {
    const outcomes = facts.checklist.environments.map((environment) => evaluateOne(facts, environment));
    const reasons = [...new Set(outcomes.map(({ reason }) => reason))];
    return worstOf(outcomes, facts) ?? passed(reasons.join('; '));
  },
};

function evaluateOne(facts: Facts, environment: string): Outcome {
  const { checklist, contract, manifest, network, subjects } = facts;
  const { opens } = checklist;
  if (contract.provider.environments[environment]?.sharedWithLive.includes('credentials') === true)
    return passed(`${environment} shares them with ${opens}, as provider.yaml says`);
  if (network === 'sandbox') return passed('does not apply: the sandbox makes up its keys for each run');
  const problem = findManifestProblem(facts);
  if (problem !== undefined) return problem;
  const [run] = completeRuns(facts, environment);
  const compared = run?.keys.get(`${environment}/${opens}`);
  if (run === undefined || compared?.manifest !== subjects.get('manifest'))
    return unknown(
      `no run in ${environment} held its keys against those that are sealed`,
      verifyAgain(facts),
    );
  const { id } = run.record;
  if (compared?.same !== undefined)
    return failed(`of ${environment} and ${opens}: ${compared.same} (run ${id})`, rotateCredentials(facts), [
      id,
    ]);
  const values = Object.entries(manifest !== undefined && 'values' in manifest ? manifest.values : {});
  const bare = values.filter(([, { fingerprint }]) => fingerprint === undefined);
  const short = bare.filter(([, { kind }]) => kind === 'short').map(([name]) => name);
  if (bare.length > short.length)
    return unknown('the manifest does not tell its values apart', rekeyCredentials(facts));
  if (short.length > 0) {
    const reason = `${short.join(', ')}: too short to be compared without giving it away`;
    return waivable(unknown(reason, rotateCredentials(facts)), reason);
  }
  return passed(`those of ${environment} and ${opens} differ`);
}
