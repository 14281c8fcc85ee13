import type { BrokenGlass, Decision, ItemResult } from '../../model/decision.ts';
import { renderBrokenGlass } from '../render-broken-glass.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { PipelineCase, PipelineSuite, Problem, ProblemPlace } from './pipeline-report.ts';

/** Where the items of a checklist stand. */
export type PlaceOfItem = (provider: string, item: string) => ProblemPlace;

const verdicts = { passed: 'passed', failed: 'failed', unknown: 'undecided' } as const;

/**
 * A decision: each item of the checklist is a case, and what stands against it says what clears it. What a waiver alone lets
 * pass says so, and glass that was broken is a case of its own, which changes no verdict and is not overlooked.
 */
export function gateSuite(decision: Decision, place: PlaceOfItem): PipelineSuite {
  const { environment, items, network, provider } = decision;
  const cases = items.map((item) => ({
    id: `${provider}→${environment}/${item.id}`,
    title: item.title,
    verdict: verdicts[item.verdict],
    ...(item.verdict === 'passed' ? {} : { reason: item.reason }),
    ...{ took: 0, attempts: 1 },
    problems: isSilent(item) ? [] : [itemProblem(item, decision, place)],
  }));
  const glass = (decision.brokenGlass ?? []).map((one) => glassCase(one, decision, place));
  return { name: `gate ${provider} → ${environment} (${network})`, cases: [...cases, ...glass] };
}

function isSilent({ verdict, waived }: ItemResult): boolean {
  return verdict === 'passed' && waived === undefined;
}

function glassCase(one: BrokenGlass, { environment, provider }: Decision, place: PlaceOfItem): PipelineCase {
  const rule = 'break-glass';
  const problem: Problem = {
    ...{ rule: `gate/${rule}`, about: 'Live was opened in spite of the checklist', severity: 'warning' },
    ...{ message: renderBrokenGlass(provider, [one], (_tone, text) => text), details: [] },
    ...{ place: place(provider, rule), actor: 'approver' },
    fingerprint: fingerprintOf(['gate', provider, environment, rule, one.id]),
  };
  return {
    ...{ id: `${provider}→${environment}/${rule}/${one.id}`, title: `Broken glass ${one.id}` },
    ...{ verdict: 'passed', took: 0, attempts: 1, problems: [problem] },
  };
}

function itemProblem(item: ItemResult, { environment, provider }: Decision, place: PlaceOfItem): Problem {
  const { evidence = [], id, kind, reason, remedy, title, verdict } = item;
  return {
    rule: `gate/${id}`,
    about: title,
    // Only what a waiver lets pass comes here although it passed.
    severity: verdict === 'passed' ? 'note' : 'error',
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
