import { nearest } from '../../util/nearest.ts';
import { countedRuns, isGreen } from '../complete-runs.ts';
import type { Facts, VerifiedRun } from '../facts.ts';
import { failed, passed, unknown, waivable } from '../item.ts';
import type { Item } from '../item.ts';
import { verifyAgain, edit } from '../remedies.ts';

/** Every operation that may be sent to live was answered with success in a test environment, in a green scenario of the counted runs. */
export const operationsCovered: Item = {
  id: 'operations-covered',
  title: 'Every operation for live is covered by a scenario',
  evaluate(facts) {
    const { checklist, contract } = facts;
    const file = `contracts/${contract.provider.id}/checklist.yaml`;
    const strange = checklist.operations.filter((id) => !contract.operations.has(id));
    if (strange.length > 0) {
      const said = strange.map((id) => withNearest(id, contract.operations.keys()));
      return failed(`the contract has no operation ${said.join(', ')}`, edit(file));
    }
    if (countedRuns(facts).length === 0) return unknown('nothing was run', verifyAgain(facts));
    const covered = coveredOperations(facts);
    const bare = checklist.operations.filter((id) => !covered.has(id));
    if (bare.length === 0) return passed(`${checklist.operations.length} of ${checklist.operations.length}`);
    const outcome = failed(
      `${bare.slice(0, 5).join(', ')}${bare.length > 5 ? ` and ${bare.length - 5} more` : ''}: no scenario sent it with success`,
      edit(`suites/${contract.provider.id}, or take it out of ${file}`, 'a scenario'),
    );
    return bare.length === 1 ? waivable(outcome, `no scenario sent ${bare.join()} with success`) : outcome;
  },
};

function withNearest(id: string, known: Iterable<string>): string {
  const near = nearest(id, known);
  return near === undefined ? id : `${id} (did you mean ${near}?)`;
}

function coveredOperations(facts: Facts): ReadonlySet<string> {
  const active = new Set(facts.checklist.environments);
  const covered = new Set<string>();
  for (const run of countedRuns(facts)) {
    const sent = exchangesOfGreen(run, facts);
    for (const { environment, id, operation, status } of run.exchanges)
      if (sent.has(id) && active.has(environment) && status !== undefined && status < 300)
        covered.add(operation);
  }
  return covered;
}

function exchangesOfGreen({ record }: VerifiedRun, facts: Facts): ReadonlySet<string> {
  const own = record.scenarios.filter(({ provider }) => provider === facts.contract.provider.id);
  return new Set(own.filter((result) => isGreen(result, facts)).flatMap(({ exchanges }) => exchanges));
}
