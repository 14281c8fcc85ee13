import type { RunRecord } from '../../../model/run-record.ts';
import { repeatCommand } from '../../repeat-command.ts';
import type { DetailIndex, RunEntry, ScenarioDetail, TargetDetail } from '../detail-data.ts';
import { packExchanges } from './pack-exchanges.ts';
import { deflateJson } from './deflate-json.ts';
import type { ReportModel } from './compose-report.ts';
import type { NewestResult } from './newest-results.ts';

/** A part of the page that is read only when somebody looks at it: base64 of raw deflate of JSON. */
export type Chunk = { readonly id: string; readonly text: string };

/** Everything that is read lazily. The same model gives the same bytes on every machine. */
export function detailChunks(model: ReportModel): readonly Chunk[] {
  const { groups, input, runs, targets } = model;
  const numbers = new Map(groups.flatMap(({ rows }) => rows).map(({ id }, index) => [id, index]));
  const packed = packExchanges(input.exchanges, wantedFirst(model));
  const index: DetailIndex = {
    targets: targets.map(({ target }) => target),
    scenarios: groups.flatMap(({ rows }) => rows).map(({ id, title }) => ({ id, title })),
    runs: runs.map(runEntry),
    exchanges: packed.ids,
    leftOut: packed.leftOut,
  };
  return [
    { id: 'index', text: deflateJson(index) },
    ...targets.map((_, target) => ({
      id: `target-${target}`,
      text: deflateJson(targetDetail(model, target, numbers)),
    })),
    ...packed.texts.map((text, part) => ({ id: `exchanges-${part}`, text })),
  ];
}

/** What somebody will look at first: exchanges of scenarios that did not pass. */
function wantedFirst({ targets }: ReportModel): ReadonlySet<string> {
  const results = targets.flatMap(({ results: own }) => [...own.values()]);
  return new Set(
    results.filter(({ result }) => result.verdict !== 'passed').flatMap(({ result }) => result.exchanges),
  );
}

function runEntry({ drifts = [], faults = [], id, startedAt }: RunRecord): RunEntry {
  const disturbed = [...faults, ...drifts].join(', ');
  return { id, startedAt, ...(disturbed === '' ? {} : { disturbed }) };
}

function targetDetail(
  { histories, runs, targets }: ReportModel,
  target: number,
  numbers: ReadonlyMap<string, number>,
): TargetDetail {
  const found = targets[target];
  if (found === undefined) return { results: {}, history: {} };
  const results = [...found.results].map(
    ([id, one]) => [numbers.get(id) ?? -1, detailOf(one, runs)] as const,
  );
  const own = [...(histories.get(found.target) ?? [])].flatMap(([id, history]) => {
    const number = numbers.get(id);
    return number === undefined ? [] : [[number, history] as const];
  });
  return { results: Object.fromEntries(results), history: Object.fromEntries(own) };
}

function detailOf({ result, run }: NewestResult, runs: readonly RunRecord[]): ScenarioDetail {
  const { attempts, exchanges, findings, reason, took, verdict } = result;
  return {
    ...{ verdict, run: runs.indexOf(run), took: Math.round(took), attempts, findings, exchanges },
    repeat: repeatCommand(run, result),
    ...(reason === undefined ? {} : { reason }),
  };
}
