import type { Facts } from '../facts.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { verifyAgain, edit } from '../remedies.ts';

/** Every operation that may be sent to live was answered with success in a test environment by the newest evidence. */
export const operationsCovered: Item = {
  id: 'operations-covered',
  title: 'Every operation for live is covered by a scenario',
  evaluate(facts) {
    const { checklist, contract } = facts;
    const file = `contracts/${contract.provider.id}/checklist.yaml`;
    const strange = checklist.operations.filter((id) => !contract.operations.has(id));
    if (strange.length > 0) return failed(`the contract has no operation ${strange.join(', ')}`, edit(file));
    if (facts.runs.length === 0) return unknown('nothing was run', verifyAgain(facts));
    const covered = coveredOperations(facts);
    const bare = checklist.operations.filter((id) => !covered.has(id));
    if (bare.length === 0) return passed(`${checklist.operations.length} of ${checklist.operations.length}`);
    return failed(
      `${bare.slice(0, 5).join(', ')}${bare.length > 5 ? ` and ${bare.length - 5} more` : ''}: no scenario sent it with success`,
      edit(`suites/${contract.provider.id}, or take it out of ${file}`, 'a scenario'),
    );
  },
};

function coveredOperations({ checklist, runs }: Facts): ReadonlySet<string> {
  const active = new Set(checklist.environments);
  const covered = new Set<string>();
  for (const { exchanges } of runs.slice(0, checklist.runs.consecutive))
    for (const { environment, operation, status } of exchanges)
      if (active.has(environment) && status !== undefined && status < 300) covered.add(operation);
  return covered;
}
