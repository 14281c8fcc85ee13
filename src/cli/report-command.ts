import { Command } from 'commander';
import { collect } from './option-values.ts';
import { networkOption } from './options.ts';
import { identityOption } from './gate/identity-option.ts';
import type { ReportFlags } from './report/report.ts';

/** `livegate report`: one HTML file that says what may go live, and why not. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Write what may go live, what stands against it and what to do next, as one HTML file.')
    .argument('[provider...]', 'provider ids; default: all')
    .addOption(networkOption('whose evidence is shown'))
    .option(
      '--from <folder>',
      'a folder of runs, or of one run (repeatable; default: reports/runs)',
      collect,
      [],
    )
    .option(
      '--drift <file>',
      'environments held against each other, from livegate drift --format json (repeatable; default: reports/drift/*.json)',
      collect,
      [],
    )
    .option('--compare <run>', 'hold the newest runs against this one instead of the one before each')
    .option('--out <file>', 'where to write it', 'reports/index.html')
    .option('--open', 'open it in the browser')
    .addOption(identityOption())
    .addHelpText('after', help)
    .action(async (words: string[], flags: ReportFlags) => {
      const { writeReport } = await import('./report/report.ts');
      process.exitCode = await writeReport(words, flags);
    });
}

const help = `
The decisions are made anew, as livegate gate makes them; nothing is signed, nothing is sent.
Exit codes: 0 written, whatever it says, 2 usage or configuration.

Examples:
  livegate report --open                         everything, and look at it
  livegate report fluz --network internet        one provider, by evidence of its real test environment
  livegate report --from artefacts/runs          of runs that other machines carried out
  livegate report --compare 20261121T115740Z-9b7 what has changed since that run`;
