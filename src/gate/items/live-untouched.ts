import { countedRuns } from '../complete-runs.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { mendSuites, verifyAgain } from '../remedies.ts';

/** No request of the counted runs went to a live environment, and none tried to. */
export const liveUntouched: Item = {
  id: 'live-untouched',
  title: 'No request went to live',
  evaluate(facts) {
    const { network } = facts;
    const runs = countedRuns(facts);
    if (runs.length === 0) return unknown('nothing was run', verifyAgain(facts));
    for (const { record } of runs) {
      const { id, liveRequests, scenarios } = record;
      if (network === 'sandbox' && liveRequests === undefined)
        return unknown(`run ${id} did not count requests to live`, verifyAgain(facts));
      if ((liveRequests ?? 0) > 0)
        return failed(`run ${id} sent ${liveRequests} to live`, mendSuites(facts), [id]);
      const blocked = scenarios.find(({ findings }) => findings.some(({ code }) => code === 'blocked'));
      if (blocked !== undefined)
        return failed(`${blocked.id} tried to leave its environment (run ${id})`, mendSuites(facts), [id]);
    }
    return passed(network === 'sandbox' ? 'none, as the live sandbox counted' : 'the guard stopped none');
  },
};
