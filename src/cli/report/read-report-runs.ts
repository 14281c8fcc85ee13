import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compiledSchema } from '../../contract/schema/compiled-schema.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import type { RunDrift, RunRecord } from '../../model/run-record.ts';
import type { ReportComparison, ReportRun } from '../../report/html/report-input.ts';
import { readRun } from '../../scenario/run-folder.ts';
import { digestOf } from '../../util/digest.ts';
import { LivegateError } from '../../util/errors.ts';

/** So many of the newest runs are shown. */
const mostRuns = 50;

/** A run with the folder that it was read from. */
export type RunOnDisk = ReportRun & { readonly folder: string };

/** The newest runs below these folders on one network, newest first; what cannot be read is told, and left out. */
export function readReportRuns(
  folders: readonly string[],
  network: RunRecord['network'],
): { readonly runs: readonly RunOnDisk[]; readonly unreadable: string[] } {
  const unreadable: string[] = [];
  const runs: RunOnDisk[] = [];
  for (const folder of folders.flatMap(runFolders).sort(newestFirst)) {
    if (runs.length >= mostRuns) break;
    const run = tryRead(folder, unreadable);
    if (run?.record.network === network) runs.push(run);
  }
  return { runs: runs.sort((a, b) => (a.record.startedAt < b.record.startedAt ? 1 : -1)), unreadable };
}

function newestFirst(one: string, other: string): number {
  return basename(one) < basename(other) ? 1 : -1;
}

/** A folder of runs, or the folder of one. */
function runFolders(folder: string): readonly string[] {
  if (existsSync(join(folder, 'run.json'))) return [folder];
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((inner) => existsSync(join(inner, 'run.json')));
}

function tryRead(folder: string, unreadable: string[]): RunOnDisk | undefined {
  try {
    const record = readRun(folder);
    const drift = record.drift ?? [];
    return { folder, record, reports: drift.flatMap((one) => readComparison(folder, one, unreadable)) };
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    unreadable.push(error.message);
    return undefined;
  }
}

function readComparison(
  folder: string,
  { basis, environment, provider, report }: RunDrift,
  unreadable: string[],
): readonly ReportComparison[] {
  if (report === undefined) return [];
  const name = `${basename(folder)}/${report.file}`;
  try {
    const bytes = readFileSync(join(folder, 'drift', basename(report.file)));
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (digestOf(bytes) === report.digest && isDriftReport(value))
      return [{ provider, environment, basis, report: value }];
    unreadable.push(`${name} is not the comparison that its run recorded`);
  } catch {
    unreadable.push(`${name} cannot be read`);
  }
  return [];
}

function isDriftReport(value: unknown): value is DriftReport {
  return compiledSchema('drift-report')(value);
}
