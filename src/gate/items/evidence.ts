import type { Facts } from '../facts.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';

/** The newest evidence is a run that a trusted runner signed, of the very contract and scenarios that are there now. */
export const evidence: Item = {
  id: 'evidence',
  title: 'Signed evidence of this very contract and suite',
  evaluate(facts) {
    const { contract, runs, subjects } = facts;
    const [newest] = runs;
    const refused = findRefused(facts);
    if (refused !== undefined) return refused;
    if (newest === undefined)
      return unknown(`no run of ${contract.provider.id} on the ${facts.network} network`, verifyAgain(facts));
    const { id, suiteDigest, targets } = newest.record;
    const other = targets.some(
      ({ contractDigest, provider }) =>
        provider === contract.provider.id && contractDigest !== subjects.get('contract'),
    );
    if (other) return failed(`run ${id} judged another contract than this one`, verifyAgain(facts), [id]);
    if (suiteDigest !== subjects.get('suites'))
      return failed(`run ${id} ran other scenarios than these`, verifyAgain(facts), [id]);
    return passed(`run ${id}, signed by ${newest.signers.join(' and ')}`, { evidence: [id] });
  },
};

/** What claims to be evidence and is none is not passed over in favour of an earlier run. Nobody claims it of an unsigned one. */
function findRefused({ refusedRuns, runs, ...facts }: Facts): Outcome | undefined {
  const [newest] = runs;
  const refused =
    newest === undefined
      ? refusedRuns[0]
      : refusedRuns.find(({ id, isSigned }) => isSigned && id > newest.record.id);
  if (refused === undefined) return undefined;
  const remedy = verifyAgain({ refusedRuns, runs, ...facts });
  return failed(`run ${refused.id} does not count: ${refused.reason}`, remedy, [refused.id]);
}
