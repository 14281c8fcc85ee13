import { Command } from 'commander';
import { reportOption } from './export/report-option.ts';
import { keyOption } from './gate/key-option.ts';
import type { MergeFlags } from './merge.ts';

/** `livegate merge`: one run record out of those of several shards. */
export function mergeCommand(): Command {
  return new Command('merge')
    .description('Merge the run records of shards into one, equal to that of the unsharded run.')
    .argument('<folder...>', 'folders of runs, each with a run.json')
    .option('--json', 'print the merged record instead of the table')
    .addOption(reportOption())
    .option('--sign', 'sign the whole as evidence; every shard must have been signed by a trusted runner')
    .addOption(keyOption('the runner'))
    .addHelpText('after', help)
    .action(async (folders: string[], flags: MergeFlags) => {
      // Here, because it brings a validator along, which every other command would load for nothing.
      const { merge } = await import('./merge.ts');
      process.exitCode = await merge(folders, flags);
    });
}

const help = `
Exit codes: 0 passed, 1 refused, 2 usage or configuration (a shard is missing), 3 could not decide.

Examples:
  livegate merge shard-1 shard-2 shard-3 shard-4     each as livegate verify --shard 1/4 left it below reports/runs
  livegate merge --sign --report junit=junit.xml reports/runs/*`;
