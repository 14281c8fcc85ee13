import type { Decision, ItemResult } from '../../model/decision.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { PipelineSuite, Problem, ProblemPlace } from './pipeline-report.ts';

/** Where the items of a checklist stand. */
export type PlaceOfItem = (provider: string, item: string) => ProblemPlace;

const verdicts = { passed: 'passed', failed: 'failed', unknown: 'undecided' } as const;

/** A decision: each item of the checklist is a case, and what stands against it says what clears it. */
export function gateSuite(decision: Decision, place: PlaceOfItem): PipelineSuite {
  const { environment, items, network, provider } = decision;
  const cases = items.map((item) => ({
    id: `${provider}→${environment}/${item.id}`,
    title: item.title,
    verdict: verdicts[item.verdict],
    ...(item.verdict === 'passed' ? {} : { reason: item.reason }),
    ...{ took: 0, attempts: 1 },
    problems: item.verdict === 'passed' ? [] : [itemProblem(item, decision, place)],
  }));
  return { name: `gate ${provider} → ${environment} (${network})`, cases };
}

function itemProblem(item: ItemResult, { environment, provider }: Decision, place: PlaceOfItem): Problem {
  const { evidence = [], id, kind, reason, remedy, title } = item;
  return {
    rule: `gate/${id}`,
    about: title,
    severity: 'error',
    message: `${provider} → ${environment}, ${id}: ${reason}`,
    details: [
      ...(remedy === undefined ? [] : [`cleared by: ${remedy.command} (${remedy.cost})`]),
      ...(evidence.length === 0 ? [] : [`rests on: ${evidence.join(', ')}`]),
    ],
    place: place(provider, id),
    fingerprint: fingerprintOf(['gate', provider, environment, id]),
    actor: kind === 'sign-off' ? 'approver' : 'author',
    ...(remedy === undefined ? {} : { command: remedy.command }),
  };
}
