import { Command } from 'commander';
import { join, relative, resolve } from 'node:path';
import { mergeRuns } from '../scenario/merge-runs.ts';
import { readPlan } from '../scenario/run-plan.ts';
import { refuseUnknownQuarantine } from '../scenario/unknown-quarantine.ts';
import { newRunId } from '../scenario/run-options.ts';
import { renderRun } from '../report/render-run.ts';
import { projectRoot } from './project-root.ts';
import { terminalStyle } from './terminal-style.ts';

/** `livegate merge`: one run record out of those of several shards. */
export function mergeCommand(): Command {
  return new Command('merge')
    .description('Merge the run records of shards into one, equal to that of the unsharded run.')
    .argument('<folder...>', 'folders of runs, each with a run.json')
    .option('--json', 'print the merged record instead of the table')
    .action(async (folders: string[], flags: { json?: true }) => {
      // Here, because it brings a validator along, which every other command would load for nothing.
      const { copyLogs, readRun, writeRun } = await import('../scenario/run-folder.ts');
      const root = projectRoot();
      const id = newRunId();
      const runFolder = join(root, 'reports', 'runs', id);
      const runs = folders.map((folder) => resolve(folder));
      const records = runs.map(readRun);
      const scenarios = mergeRuns(records, id).scenarios;
      // Each shard saw a part of the scenarios; only here are all of them known.
      const [first = ''] = runs;
      refuseUnknownQuarantine(readPlan(first).quarantine ?? [], scenarios);
      for (const run of runs) copyLogs(run, runFolder);
      const { mergeDrift } = await import('../scenario/drift/merge-drift.ts');
      const shards = records.map((record, index) => ({ record, folder: runs[index] ?? '' }));
      const merged = mergeRuns(records, id, await mergeDrift(shards, root, runFolder));
      await writeRun(runFolder, merged);
      const context = { leftOut: [], folder: relative(root, runFolder) };
      process.stdout.write(
        flags.json ? `${JSON.stringify(merged, null, 2)}\n` : renderRun(merged, context, terminalStyle),
      );
      process.exitCode = merged.status === 'passed' ? 0 : merged.status === 'failed' ? 1 : 3;
    });
}
