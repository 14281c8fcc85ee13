import { Command, Option } from 'commander';
import type { BreakGlassFlags } from './gate/break-glass.ts';
import { parseCount } from './option-values.ts';
import { networkOption } from './options.ts';

/** `livegate break-glass`: two approvers open live in spite of the checklist, for an hour at most. */
export function breakGlassCommand(): Command {
  return (
    new Command('break-glass')
      .description(
        'Open live in spite of the checklist: two approvers, at most 60 minutes, written down first.',
      )
      .argument('<provider>', 'provider id')
      .argument('[file]', 'what the first approver signed: ledger/requests/<id>.break-glass.json')
      .option('--reason <text>', 'why; it stands in the ledger and in every report')
      .addOption(
        new Option('--minutes <count>', 'how long, from the first signature on')
          .default('60')
          .argParser(parseCount(1, 60)),
      )
      .addOption(networkOption('what is opened'))
      .option('--run <id>', 'only this run of the pipeline may use it')
      // Not from the environment, as elsewhere: a variable that is set anyway must not sign this.
      .option('--key <file>', 'private key of the approver')
      .addHelpText('after', help)
      .action(async (provider: string, file: string | undefined, flags: BreakGlassFlags) => {
        const { breakGlass } = await import('./gate/break-glass.ts');
        process.exitCode = await breakGlass(provider, file, flags);
      })
  );
}

const help = `
1. One approver begins, and gets a file:       livegate break-glass fluz --reason "…" --key ~/.livegate/jo.pem
2. Another adds a signature on their machine:  livegate break-glass fluz <file> --key ~/.livegate/sam.pem
   With that it stands in the ledger. Where the ledger of the runner is another copy, bring it there, or the file:
   livegate break-glass fluz <file>   writes what two have signed into the ledger, and needs no key.
3. livegate exec works as after a promotion, within the limits of the checklist; at L2 approvers still release the credentials.

Both have to type what they open; there is no option for it. livegate revoke ends it at once. It is shown for 30 days by
whatever reads the ledger.

Exit codes: 0 signed or written, 1 you did not type it, 2 usage or configuration, 3 it is not to be opened.

Example:
  livegate break-glass fluz --network internet --reason 'INC-311: refunds are stuck' --minutes 20 --key ~/.livegate/jo.pem`;
