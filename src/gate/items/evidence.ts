import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { verifyAgain } from '../remedies.ts';

/** There is a run that a trusted runner signed, of the very contract and scenarios that are there now. */
export const evidence: Item = {
  id: 'evidence',
  title: 'Signed evidence of this very contract and suite',
  evaluate(facts) {
    const { contract, refusedRuns, runs, subjects } = facts;
    const [newest] = runs;
    const [refused] = refusedRuns;
    if (newest === undefined && refused !== undefined)
      return failed(`run ${refused.id} does not count: ${refused.reason}`, verifyAgain(facts), [refused.id]);
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
