import type { ScenarioHistory } from '../detail-data.ts';
import { verdictLetters } from '../detail-data.ts';
import type { DisturbedRun } from './disturbed-runs.ts';
import type { Histories } from './scenario-history.ts';

/** A scenario that did not always do the same in one environment. */
export type Unsteady = {
  readonly target: string;
  readonly id: string;
  readonly history: ScenarioHistory;
  readonly ran: number;
  /** Runs in which it failed, or passed only on a retry. */
  readonly bad: number;
  /** What was made to go wrong when it passed only on a retry; absent: nothing. */
  readonly given?: string;
};

const mostShown = 25;
const bad: ReadonlySet<string> = new Set([verdictLetters.failed, verdictLetters.flaky]);

/** Scenarios that both passed and failed, those that failed most often first. Pure. */
export function findUnsteady(histories: Histories): readonly Unsteady[] {
  const all = [...histories].flatMap(([target, own]) =>
    [...own].map(([id, history]) => unsteady(target, id, history)),
  );
  return all
    .filter(
      (one) => one.bad > 0 && (one.bad < one.ran || one.history.verdicts.includes(verdictLetters.flaky)),
    )
    .sort((a, b) => b.bad / b.ran - a.bad / a.ran || (a.id + a.target < b.id + b.target ? -1 : 1))
    .slice(0, mostShown);
}

/** Scenarios that passed only on a retry where something was made to go wrong: no evidence. `histories`: of all runs. Pure. */
export function findRetried(disturbed: readonly DisturbedRun[], histories: Histories): readonly Unsteady[] {
  return disturbed.flatMap(({ given, targets }) =>
    targets.flatMap(({ results, target }) =>
      [...results].flatMap(([id, { result }]) => {
        const history = histories.get(target)?.get(id);
        if (result.verdict !== 'flaky' || history === undefined) return [];
        return [{ ...unsteady(target, id, history), given }];
      }),
    ),
  );
}

function unsteady(target: string, id: string, history: ScenarioHistory): Unsteady {
  const ran = Array.from(history.verdicts).filter((letter) => letter !== '.');
  return { target, id, history, ran: ran.length, bad: ran.filter((letter) => bad.has(letter)).length };
}
