import type { RunRecord } from '../../../model/run-record.ts';
import { verdictLetters } from '../detail-data.ts';
import type { ScenarioHistory } from '../detail-data.ts';

/** Histories by target, and there by scenario id. */
export type Histories = ReadonlyMap<string, ReadonlyMap<string, ScenarioHistory>>;

type Draft = { letters: string[]; took: number[] };

/** What became of every scenario in every environment, run by run. `runs`: oldest first. Pure. */
export function scenarioHistories(runs: readonly RunRecord[]): Histories {
  const drafts = new Map<string, Map<string, Draft>>();
  for (const [index, run] of runs.entries())
    for (const { environment, id, provider, repetition, took, verdict } of run.scenarios) {
      if (repetition !== undefined) continue;
      const draft = draftOf(drafts, `${provider}@${environment}`, id, runs.length);
      draft.letters[index] = verdictLetters[verdict];
      draft.took.push(Math.round(took));
    }
  return new Map([...drafts].map(([target, own]) => [target, finish(own)]));
}

function draftOf(drafts: Map<string, Map<string, Draft>>, target: string, id: string, length: number): Draft {
  const own = drafts.get(target) ?? new Map<string, Draft>();
  drafts.set(target, own);
  const draft = own.get(id) ?? { letters: Array.from({ length }, () => '.'), took: [] };
  own.set(id, draft);
  return draft;
}

function finish(drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, ScenarioHistory> {
  return new Map([...drafts].map(([id, { letters, took }]) => [id, { verdicts: letters.join(''), took }]));
}
