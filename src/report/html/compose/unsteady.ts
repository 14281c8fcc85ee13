import type { ScenarioHistory } from '../detail-data.ts';
import { verdictLetters } from '../detail-data.ts';
import type { Histories } from './scenario-history.ts';

/** A scenario that did not always do the same in one environment. */
export type Unsteady = {
  readonly target: string;
  readonly id: string;
  readonly history: ScenarioHistory;
  readonly ran: number;
  /** Runs in which it failed, or passed only on a retry. */
  readonly bad: number;
};

const mostShown = 25;
const bad: ReadonlySet<string> = new Set([verdictLetters.failed, verdictLetters.flaky]);

/** Scenarios that both passed and failed, those that failed most often first. Pure. */
export function findUnsteady(histories: Histories): readonly Unsteady[] {
  const all = [...histories].flatMap(([target, own]) =>
    [...own].map(([id, history]): Unsteady => {
      const ran = Array.from(history.verdicts).filter((letter) => letter !== '.');
      return { target, id, history, ran: ran.length, bad: ran.filter((letter) => bad.has(letter)).length };
    }),
  );
  return all
    .filter(
      (one) => one.bad > 0 && (one.bad < one.ran || one.history.verdicts.includes(verdictLetters.flaky)),
    )
    .sort((a, b) => b.bad / b.ran - a.bad / a.ran || (a.id + a.target < b.id + b.target ? -1 : 1))
    .slice(0, mostShown);
}
