import type { RunRecord } from '../../../model/run-record.ts';
import { repeatCommand } from '../../repeat-command.ts';
import type { DetailIndex, RunEntry, ScenarioDetail, TargetDetail, TargetEntry } from '../detail-data.ts';
import { packExchanges } from './pack-exchanges.ts';
import { deflateJson } from './deflate-json.ts';
import type { ReportModel } from './compose-report.ts';
import type { Histories } from './scenario-history.ts';
import type { NewestResult, TargetResults } from './newest-results.ts';
import { givenOf } from '../../given-of.ts';

/** A part of the page that is read only when somebody looks at it: base64 of raw deflate of JSON. */
export type Chunk = { readonly id: string; readonly text: string };

/** Everything that is read lazily. The same model gives the same bytes on every machine. */
export function detailChunks(model: ReportModel): readonly Chunk[] {
  const { groups, input, runs } = model;
  const numbers = new Map(groups.flatMap(({ rows }) => rows).map(({ id }, index) => [id, index]));
  const packed = packExchanges(input.exchanges, wantedFirst(model), input.disturbedExchanges);
  const columns = columnsOf(model);
  const index: DetailIndex = {
    targets: columns.map(({ entry }) => entry),
    scenarios: groups.flatMap(({ rows }) => rows).map(({ id, title }) => ({ id, title })),
    runs: runs.map(runEntry),
    exchanges: packed.ids,
    leftOut: packed.leftOut,
  };
  return [
    { id: 'index', text: deflateJson(index) },
    ...columns.map((column, index) => ({
      id: `target-${index}`,
      text: deflateJson(targetDetail(column, runs, numbers)),
    })),
    ...packed.texts.map((text, part) => ({ id: `exchanges-${part}`, text })),
  ];
}

/** What is shown of a scenario side by side: every environment, and those in which something was made to go wrong. */
type Column = {
  readonly entry: TargetEntry;
  readonly found: TargetResults;
  readonly histories?: ReturnType<Histories['get']>;
};

function columnsOf({ disturbed, histories, targets }: ReportModel): readonly Column[] {
  const made = disturbed.flatMap(({ given, targets: own }) =>
    own.map((found) => ({ entry: { name: found.target, given }, found })),
  );
  return [
    ...targets.map((found) => ({
      entry: { name: found.target },
      ...{ found, histories: histories.get(found.target) },
    })),
    ...made,
  ];
}

/** What somebody will look at first: exchanges of scenarios that did not pass. */
function wantedFirst({ targets }: ReportModel): ReadonlySet<string> {
  const results = targets.flatMap(({ results: own }) => [...own.values()]);
  return new Set(
    results.filter(({ result }) => result.verdict !== 'passed').flatMap(({ result }) => result.exchanges),
  );
}

function runEntry(run: RunRecord): RunEntry {
  const disturbed = givenOf(run).join(', ');
  const { id, startedAt } = run;
  return { id, startedAt, ...(disturbed === '' ? {} : { disturbed }) };
}

function targetDetail(
  { found, histories }: Column,
  runs: readonly RunRecord[],
  numbers: ReadonlyMap<string, number>,
): TargetDetail {
  const byNumber = <Item, Shown>(all: Iterable<readonly [string, Item]>, show: (one: Item) => Shown) =>
    Object.fromEntries(
      [...all].flatMap(([id, one]) => {
        const number = numbers.get(id);
        return number === undefined ? [] : [[number, show(one)] as const];
      }),
    );
  return {
    results: byNumber(found.results, (one) => detailOf(one, runs)),
    history: byNumber(histories ?? [], (history) => history),
  };
}

function detailOf({ result, run }: NewestResult, runs: readonly RunRecord[]): ScenarioDetail {
  const { attempts, exchanges, findings, reason, took, verdict } = result;
  return {
    ...{ verdict, run: runs.indexOf(run), took: Math.round(took), attempts, findings, exchanges },
    repeat: repeatCommand(run, result),
    ...(reason === undefined ? {} : { reason }),
  };
}
