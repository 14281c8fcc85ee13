import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunRecord } from '../../model/run-record.ts';
import { readRun } from '../../scenario/run-folder.ts';
import { readPlan } from '../../scenario/run-plan.ts';
import { UsageError } from '../../util/usage-error.ts';

/** A run whose reads are all there. */
export type FoundRun = { readonly folder: string; readonly record: RunRecord };

/**
 * The run of a folder or id, or the latest that can serve. One that did not pass, left scenarios out or had faults or
 * drifts would make what we use look like less than it is.
 * @throws UsageError `nothing_selected` where there is none, or where the one asked for cannot serve
 * @throws LivegateError `run_unreadable`
 */
export function findRun(root: string, from: string | undefined): FoundRun {
  const runs = join(root, 'reports', 'runs');
  if (from === undefined) return latest(runs);
  const folder = existsSync(join(runs, from, 'run.json')) ? join(runs, from) : resolve(from);
  const found = { folder, record: readRun(folder) };
  const problem = problemOf(found);
  if (problem === undefined) return found;
  throw new UsageError('nothing_selected', `${from}: ${problem}`, 'Run livegate verify without a pattern.');
}

function latest(runs: string): FoundRun {
  const names = existsSync(runs) ? readdirSync(runs).sort().reverse() : [];
  for (const name of names) {
    const folder = join(runs, name);
    if (!existsSync(join(folder, 'run.json')) || !existsSync(join(folder, 'reads'))) continue;
    const found = { folder, record: readRun(folder) };
    if (problemOf(found) === undefined) return found;
  }
  throw new UsageError(
    'nothing_selected',
    'there is no whole run that passed',
    'Run livegate verify first, or give --har or --documents.',
  );
}

function problemOf({ folder, record }: FoundRun): string | undefined {
  const { drifts = [], faults = [], shard, status } = record;
  if (status !== 'passed') return `the run ${status === 'running' ? 'goes on' : `is ${status}`}`;
  if (faults.length + drifts.length > 0) return 'the run had faults or drifts';
  if (shard !== undefined) return 'the run is one shard: merge all of them with livegate merge';
  if (readPlan(folder).whole === false) return 'the run left scenarios out';
  return existsSync(join(folder, 'reads')) ? undefined : 'the run noted no reads';
}
