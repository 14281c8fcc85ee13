import { Command, Option } from 'commander';
import type { ExportFlags } from './export/export.ts';
import { pipelineFormats } from './export/pipeline-formats.ts';
import { networkOption } from './options.ts';

/** `livegate export`: what a run showed, in the form that a pipeline displays. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write what a run showed, and what the gate says, in the form that a pipeline displays.')
    .argument('[provider...]', 'provider ids; default: all of the run')
    .addOption(
      new Option('--format <format>', 'how the result is written')
        .choices(pipelineFormats)
        .makeOptionMandatory(),
    )
    .option('--run <run>', 'id of a run, or its folder; latest: the newest one', 'latest')
    .option('--gate', 'decide anew what may go live; every item of the checklists is a case')
    .option('--base <revision>', 'compare the contracts with those of this git revision, too')
    .option('--output <file>', 'write the result to a file instead of the terminal')
    .addOption(networkOption('whose latest run is meant, and whose evidence counts'))
    .addHelpText('after', help)
    .action(async (words: string[], flags: ExportFlags) => {
      const { exportRun } = await import('./export/export.ts');
      process.exitCode = await exportRun(words, flags);
    });
}

const help = `
junit                JUnit XML: GitLab, Jenkins, Azure, CircleCI and most others
sarif                SARIF 2.1.0: code scanning, at the lines of contracts, provider files and checklists
github               workflow commands: annotations of a pull request
github-summary       Markdown for $GITHUB_STEP_SUMMARY
gitlab-code-quality  the widget of a merge request
ctrf                 Common Test Report Format
pull-request         a comment in Markdown: what changed, what it breaks, who must act (docs/ci.md says how it is kept up to date)

Exit codes: 0 written, whatever it says (verify, merge and gate refuse), 2 usage or configuration.

Examples:
  livegate export --format junit --output junit.xml
  livegate export --format github-summary >> "$GITHUB_STEP_SUMMARY"
  livegate export --format pull-request --gate --base origin/main --output comment.md
  livegate export flexiti --format sarif --run 20261121T115740Z-9b7 --output livegate.sarif`;
