import { failed, passed } from '../item.ts';
import type { Item } from '../item.ts';

/** The ledger begins with all that it had when earlier promotions were signed, and holds no signature that counts for nobody. */
export const ledgerWhole: Item = {
  id: 'ledger',
  title: 'The ledger is whole',
  evaluate({ ledger: { findings, head, refused } }) {
    const remedy = { command: 'livegate ledger verify', cost: 'finding out who changed it' };
    const [finding] = findings;
    if (finding !== undefined)
      return failed(`${finding.code}: ${finding.expected} expected, ${finding.found} found`, remedy);
    const [entry] = refused;
    if (entry !== undefined)
      return failed(`entry ${entry.index + 1}, a ${entry.kind}, does not count: ${entry.reason}`, {
        command: `livegate ledger show`,
        cost: 'a look at trust.yaml',
      });
    return passed(`${head.size} entries`);
  },
};
