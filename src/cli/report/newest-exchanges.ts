import type { Exchange } from '../../model/exchange.ts';
import { newestResults } from '../../report/html/compose/newest-results.ts';
import { disturbedRuns } from '../../report/html/compose/disturbed-runs.ts';
import { undisturbed } from '../../report/html/compose/undisturbed.ts';
import { readLog } from '../../scenario/run-folder.ts';
import type { RunOnDisk } from './read-report-runs.ts';

/** The exchanges of every scenario's newest result; what is no exchange is left out. */
export function newestExchanges(runs: readonly RunOnDisk[]): readonly Exchange[] {
  const targets = newestResults(undisturbed(runs).map(({ record }) => record));
  const results = targets.flatMap(({ results: own }) => [...own.values()]);
  return readExchanges(
    runs,
    results.map(({ result, run }) => [run.id, result.exchanges]),
  );
}

/** The exchanges that show what was found in runs in which something was made to go wrong. */
export function disturbedExchanges(runs: readonly RunOnDisk[]): readonly Exchange[] {
  const wanted = disturbedRuns(runs).flatMap(({ id, targets }) =>
    targets.flatMap(({ results }) =>
      [...results.values()].map(({ result }) => [id, result.exchanges] as const),
    ),
  );
  return readExchanges(runs, wanted).filter(({ findings }) => findings.length > 0);
}

type Wanted = readonly (readonly [run: string, exchanges: readonly string[]])[];

function readExchanges(runs: readonly RunOnDisk[], wanted: Wanted): readonly Exchange[] {
  const byRun = Map.groupBy(wanted, ([run]) => run);
  return runs.flatMap(({ folder, record }) => {
    const ids = new Set(byRun.get(record.id)?.flatMap(([, exchanges]) => exchanges));
    if (ids.size === 0) return [];
    return readLog<unknown>(folder, 'exchanges')
      .filter(isExchange)
      .filter(({ id }) => ids.has(id));
  });
}

function isExchange(value: unknown): value is Exchange {
  if (typeof value !== 'object' || value === null) return false;
  const { environment, findings, id, operation, provider, request, response, startedAt, took } =
    value as Readonly<Record<string, unknown>>;
  return (
    [environment, id, operation, provider].every((name) => typeof name === 'string') &&
    [startedAt, took].every((time) => typeof time === 'number') &&
    Array.isArray(findings) &&
    isMessage(request, ['method', 'url']) &&
    (response === undefined || isMessage(response, []))
  );
}

function isMessage(value: unknown, texts: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { body, headers, ...rest } = value as Readonly<Record<string, unknown>>;
  const isHeaders =
    typeof headers === 'object' &&
    headers !== null &&
    Object.values(headers).every((header) => typeof header === 'string');
  return isHeaders && texts.every((name) => typeof rest[name] === 'string') && isBody(body);
}

function isBody(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return body === undefined;
  return typeof (body as { readonly text?: unknown }).text === 'string';
}
