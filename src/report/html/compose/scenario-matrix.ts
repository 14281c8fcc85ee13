import type { NewestResult, TargetResults } from './newest-results.ts';

/** One scenario in every environment that it ran in; `cells` is as long as the list of targets. */
export type ScenarioRow = {
  readonly id: string;
  readonly title: string;
  readonly cells: readonly (NewestResult | undefined)[];
};

/** The scenarios of one folder, with the numbers of those targets that any of them ran in. */
export type ScenarioGroup = {
  readonly name: string;
  readonly columns: readonly number[];
  readonly rows: readonly ScenarioRow[];
};

/** Puts the same scenario of all environments into one row, those of every provider first. Pure. */
export function scenarioMatrix(targets: readonly TargetResults[]): readonly ScenarioGroup[] {
  const ids = [...new Set(targets.flatMap(({ results }) => [...results.keys()]))].sort();
  const rows = ids.map((id): ScenarioRow => {
    const cells = targets.map(({ results }) => results.get(id));
    return { id, title: cells.find((cell) => cell !== undefined)?.result.title ?? id, cells };
  });
  const groups = [...Map.groupBy(rows, ({ id }) => id.split('/')[0] ?? '')];
  return groups
    .map(([name, own]) => ({ name, rows: own, columns: columnsOf(own, targets.length) }))
    .sort((a, b) => order(a.name) - order(b.name) || (a.name < b.name ? -1 : 1));
}

function columnsOf(rows: readonly ScenarioRow[], count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) =>
    rows.some(({ cells }) => cells[index] !== undefined),
  );
}

function order(name: string): number {
  return name === 'every-provider' ? 0 : 1;
}
