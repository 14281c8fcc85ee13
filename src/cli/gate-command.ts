import { Command } from 'commander';
import { reportOption } from './export/report-option.ts';
import type { GateFlags } from './gate/gate.ts';
import { identityOption } from './gate/identity-option.ts';
import { networkOption, quietOption, resampleOption } from './options.ts';

/** `livegate gate`: says whether live credentials may be used, and what stands against it. */
export function gateCommand(): Command {
  return new Command('gate')
    .description('Evaluate the checklist in front of each provider’s live credentials. Changes nothing.')
    .argument('[provider...]', 'provider ids; default: all with a checklist.yaml')
    .addOption(networkOption('whose evidence counts'))
    .addOption(identityOption())
    .addOption(resampleOption())
    .option('--json', 'print the decisions instead of the tables')
    .addOption(quietOption('json'))
    .addOption(reportOption())
    .addHelpText('after', help)
    .action(async (words: string[], flags: GateFlags) => {
      const { gate } = await import('./gate/gate.ts');
      process.exitCode = await gate(words, flags);
    });
}

const help = `
schemas/decision.schema.json says what each decision of --json holds.

Exit codes: 0 every item passed, 1 refused, 2 usage or configuration, 3 could not decide.

Examples:
  livegate gate                              every provider, sandbox network
  livegate gate fluz --network internet      one provider, by evidence of its real test environment
  livegate gate --report junit=gate.xml --report github-summary=summary.md   for a pipeline: every item is a case`;
