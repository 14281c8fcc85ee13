import { basename, join, relative, resolve } from 'node:path';
import { renderRun } from '../report/render-run.ts';
import { mergeDrift } from '../scenario/drift/merge-drift.ts';
import { mergeRuns } from '../scenario/merge-runs.ts';
import { copyContracts, copyLogs, readRun, writeRun } from '../scenario/run-folder.ts';
import { newRunId } from '../scenario/run-options.ts';
import { readPlan } from '../scenario/run-plan.ts';
import { refuseUnknownQuarantine } from '../scenario/unknown-quarantine.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import type { WantedFile } from './export/report-option.ts';
import { requireKey } from './gate/key-option.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { RunRecord } from '../model/run-record.ts';
import { during } from './during.ts';
import { projectRoot } from './project-root.ts';
import { terminalStyle } from './terminal-style.ts';

export type MergeFlags = {
  readonly json?: true;
  readonly sign?: true;
  readonly key?: string;
  readonly report: readonly WantedFile[];
};

/** Merges the parts of a run into one record, signs it where that is wanted, and prints it. Returns the exit code. */
export async function merge(folders: readonly string[], flags: MergeFlags): Promise<number> {
  const root = projectRoot();
  const key = flags.sign ? await requireKey(flags.key) : undefined;
  const { folder, merged } = await during('merging the shards', () => mergeShards(root, folders, key));
  if (flags.report.length > 0)
    await (await import('./export/write-reports.ts')).writeReports(root, folder, flags.report);
  const context = { leftOut: [], folder: relative(root, folder) };
  process.stdout.write(
    flags.json ? `${JSON.stringify(merged, null, 2)}\n` : renderRun(merged, context, terminalStyle),
  );
  return merged.status === 'passed' ? 0 : merged.status === 'failed' ? 1 : 3;
}

type Merged = { readonly folder: string; readonly merged: RunRecord };

async function mergeShards(
  root: string,
  folders: readonly string[],
  key: SigningKey | undefined,
): Promise<Merged> {
  const runs = folders.map((folder) => resolve(folder));
  const { verifyShards } = await import('../gate/verify-shards.ts');
  const signed = key === undefined ? undefined : await verifyShards(runs, root, new Date());
  const records = signed?.map(({ record }) => record) ?? runs.map(readRun);
  const id = newRunId();
  const runFolder = join(root, 'reports', 'runs', id);
  const { scenarios } = mergeRuns(records, id);
  // Each shard saw a part of the scenarios; only here are all of them known.
  refuseUnknownQuarantine(readPlan(runs[0] ?? '').quarantine ?? [], scenarios);
  for (const run of runs) {
    copyLogs(run, runFolder);
    copyContracts(run, runFolder);
  }
  for (const { exchanges, folder } of signed ?? []) await writeExchanges(runFolder, folder, exchanges);
  const shards = records.map((record, index) => ({ record, folder: runs[index] ?? '' }));
  const merged = mergeRuns(records, id, await mergeDrift(shards, root, runFolder));
  await writeRun(runFolder, merged);
  if (key !== undefined) {
    const { signEvidence } = await import('../gate/sign-evidence.ts');
    await signEvidence(runFolder, key, root, signed?.[0]?.keys);
  }
  return { folder: runFolder, merged };
}

/** The very bytes that were signed, whatever has become of the files since. */
async function writeExchanges(
  runFolder: string,
  from: string,
  exchanges: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  for (const [name, bytes] of exchanges)
    await writeFileAtomic(join(runFolder, 'exchanges', `${basename(from)}-${name}`), bytes);
}
