import { Command } from 'commander';
import { reportOption } from './export/report-option.ts';
import { identityOption } from './gate/identity-option.ts';
import { keyOption } from './gate/key-option.ts';
import type { PromoteFlags } from './gate/promote.ts';
import { networkOption, resampleOption } from './options.ts';

/** `livegate promote`: decides, and signs that live credentials may be used for some hours. */
export function promoteCommand(): Command {
  return new Command('promote')
    .description('Evaluate the checklist and, where all of it holds, sign a promotion into the ledger.')
    .argument('<provider>', 'provider id')
    .addOption(networkOption('whose evidence counts, and what it opens'))
    .addOption(keyOption('the gatekeeper'))
    .addOption(identityOption())
    .addOption(resampleOption())
    .option('--vsa <file>', 'write the decision as a signed SLSA verification summary, too')
    .addOption(reportOption())
    .option('--json', 'print the decision and the promotion')
    .addHelpText('after', help)
    .action(async (provider: string, flags: PromoteFlags) => {
      const { promoteProvider } = await import('./gate/promote.ts');
      process.exitCode = await promoteProvider(provider, flags);
    });
}

const help = `
schemas/promote-outcome.schema.json says what --json holds.

Exit codes: 0 promoted, 1 refused, 2 usage or configuration, 3 could not decide.

Example:
  livegate promote fluz --network internet --key ~/.livegate/gatekeeper.pem`;
