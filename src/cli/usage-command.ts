import { Command } from 'commander';
import { collect } from './option-values.ts';
import type { UsageFlags } from './usage/update-usage.ts';

/** `livegate usage`: writes down which parts of a contract we use, so that drift can be judged by it. */
export function usageCommand(): Command {
  return new Command('usage')
    .description(
      'Record which operations, fields and enum values of a contract we use: contracts/<id>/usage.json.',
    )
    .argument('[provider...]', 'provider ids; default: all that the sources know')
    .option(
      '--from <run>',
      'a run, by its folder or id; default: the latest whole run, if no other source is given',
    )
    .option('--har <file>', 'an HTTP archive (HAR 1.2) of our traffic (repeatable)', collect)
    .option('--documents <glob>', 'GraphQL documents that our product sends (repeatable)', collect)
    .option('--check', 'write nothing; exit code 1 where a file is not what would be written')
    .addHelpText('after', help)
    .action(async (ids: string[], flags: UsageFlags) => {
      const { updateUsage } = await import('./usage/update-usage.ts');
      process.exitCode = await updateUsage(ids, flags);
    });
}

const help = `
A run says what scenarios send and what they read of the answers. A HAR file says what is sent and received, not what is
read; which requests to the provider it cannot tell is said. Documents that the schema does not fit are refused. The file
holds names of the contract and values of its enums, no data. Recorded under another schema it is stale.

Exit codes: 0 written, 1 not up to date (--check), 2 usage or a bad file.

Examples:
  livegate usage                                 by the latest run of livegate verify
  livegate usage flexiti --from 20261121T085830Z-gf1
  livegate usage fluz --documents 'app/**/*.graphql' --har checkout.har`;
