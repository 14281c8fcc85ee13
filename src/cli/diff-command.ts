import { Command, InvalidArgumentError, Option } from 'commander';
import { defaultPolicy } from '../drift/rules/policies.ts';
import type { DiffFlags } from './drift-source/diff.ts';
import {
  failOnOption,
  formatOption,
  jsonFormatOption,
  networkOption,
  policyOption,
  quietOption,
} from './options.ts';

/** `livegate diff`: compares two schemas and says what of it breaks whom, with the proof. Needs no project. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('Compare two schemas: what changed, what of it breaks a client, and the proof.')
    .argument('<old>', source)
    .argument('<new>', 'the other side, likewise')
    .addOption(formatOption())
    .addOption(jsonFormatOption())
    .addOption(
      policyOption('whom a change must not break: a tolerant client, a strict one, generated code').default(
        undefined,
        `the provider's own, else ${defaultPolicy}`,
      ),
    )
    .addOption(failOnOption())
    .option(
      '--usage <file>',
      'how the old side is used (default: the usage.json of a provider that is named)',
    )
    .option('--no-usage', 'judge without knowing what is used')
    .option('--only-used', 'changes that our use does not come near to do not count for --fail-on')
    .option(
      '--waivers <file>',
      'changes that may pass (default: the waivers.yaml of a provider that is named)',
    )
    .addOption(
      new Option('--as <direction>', 'of two bare JSON Schemas: which way the data goes').choices([
        'request',
        'response',
      ]),
    )
    .option(
      '--effort <number>',
      'how many values to try against each verdict that nothing breaks',
      wholeNumber,
    )
    .option('--output <file>', 'write the result to a file, and only the summary to the terminal')
    .addOption(quietOption('format'))
    .addOption(networkOption('who answers for <provider>@<environment>'))
    .option('--allow-remote-refs', 'load documents of other servers that a reference names')
    .addHelpText('after', help)
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { diff } = await import('./drift-source/diff.ts');
      process.exitCode = await diff(before, after, flags);
    });
}

const source =
  'a file, a URL, <revision>:<path>, a provider (its pinned contract), <provider>@<environment> (what that serves), or - for standard input';

// With none nothing could ever be proved, and whatever breaks would pass.
function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 1.');
}

const help = `
Reads GraphQL (SDL or introspection result), OpenAPI 3.0 to 3.2, Swagger 2.0 and JSON Schema, as JSON or YAML.

For an environment that publishes no schema the traffic of its latest run stands, against the pinned contract (left) or
against another such environment.

--fail-on counts severities, whatever we use; with --only-used what is unaffected is shown and does not count. A waived
change is shown and does not count. What is wrong with a waiver counts as dangerous.

Exit codes: 0 nothing at or over --fail-on, 1 something is, 2 usage or a bad file, 3 could not decide.

Examples:
  livegate diff old.yaml new.yaml                             two files
  livegate diff main:contracts/x/openapi.yaml contracts/x/openapi.yaml   what this branch changes
  livegate diff flexiti https://api.example/openapi.json      the pinned contract with what a server publishes
  livegate diff fluz fluz@staging                             with what an environment serves
  livegate diff a.json b.json --format html --output diff.html`;
