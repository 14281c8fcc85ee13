import { Command, Option } from 'commander';
import type { ExecFlags } from './gate/exec.ts';
import { identityOption } from './gate/identity-option.ts';
import { collect } from './option-values.ts';
import { networkOption } from './options.ts';

/** `livegate exec`: runs a command with a gateway beside it that injects the live credentials. */
export function execCommand(): Command {
  return new Command('exec')
    .description('Run a command whose requests to live pass through a gateway, which holds the credentials.')
    .argument('<provider>', 'provider id')
    .argument('<command...>', 'after --, with its arguments')
    .addOption(networkOption('which live environment answers'))
    .addOption(identityOption())
    .option('--sandbox <url>', 'sandbox network: control URL that livegate sandbox printed')
    .addOption(new Option('--wait <minutes>', 'how long to wait for approvers').default('15'))
    .option('--pass-env <name>', 'let the command see this variable, too (repeatable)', collect, [])
    .addHelpText('after', help)
    .action(async (provider: string, command: string[], flags: ExecFlags) => {
      const { execute } = await import('./gate/exec.ts');
      process.exitCode = await execute(provider, command, flags);
    });
}

const help = `
The command gets LIVEGATE_BASE_URL and <PROVIDER>_BASE_URL, and never a credential. Exit code: that of the command; 2 usage
or configuration, 3 where no promotion opens the door.

Example:
  livegate exec fluz --network internet -- node pay.js`;
