import type { FindingCode } from '../../model/finding.ts';
import { countedRuns } from '../complete-runs.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { verifyAgain } from '../remedies.ts';

type Wanted = Pick<Item, 'id' | 'title'> & { readonly code: FindingCode; readonly none: string };

/** An item that holds where no scenario of the counted runs has a finding of one code, however severe. */
export function noFinding({ code, id, none, title }: Wanted): Item {
  return {
    id,
    title,
    evaluate(facts) {
      const runs = countedRuns(facts);
      if (runs.length === 0) return unknown('nothing was run', verifyAgain(facts));
      for (const { record } of runs) {
        const found = record.scenarios.find(
          ({ findings, provider }) =>
            provider === facts.contract.provider.id && findings.some((finding) => finding.code === code),
        );
        if (found !== undefined)
          return failed(`${found.id} has a finding ${code} (run ${record.id})`, verifyAgain(facts), [
            record.id,
          ]);
      }
      return passed(none);
    },
  };
}
