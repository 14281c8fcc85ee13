import { failed, passed } from '../item.ts';
import type { Item } from '../item.ts';

/**
 * The ledger begins with all that it had when earlier promotions were signed. A signature in it that does not count any
 * more, or never did, opens nothing; were it a fault, one entry would close the gate for ever.
 */
export const ledgerWhole: Item = {
  id: 'ledger',
  title: 'The ledger is whole',
  evaluate({ ledger: { findings, head, refused } }) {
    const remedy = { command: 'livegate ledger verify', cost: 'finding out who changed it' };
    const [finding] = findings;
    if (finding !== undefined)
      return failed(`${finding.code}: ${finding.expected} expected, ${finding.found} found`, remedy);
    const without =
      refused.length === 0 ? '' : `, ${refused.length} of them with a signature that does not count`;
    return passed(`${head.size} entries${without}`);
  },
};
