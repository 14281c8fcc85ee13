import { Command } from 'commander';
import { keyOption } from './gate/key-option.ts';
import type { SignOffFlags } from './gate/sign-off.ts';

/** `livegate sign-off`: a person signs one item of a checklist. */
export function signOffCommand(): Command {
  return new Command('sign-off')
    .description('Sign one item of a provider’s checklist, about the bytes that are there now.')
    .argument('<provider>', 'provider id')
    .argument('<item>', 'the item, as livegate gate names it')
    .addOption(keyOption('the approver'))
    .option('--reference <where>', 'where it can be looked up: a ticket, a letter, a runbook')
    .option('--yes', 'sign without being asked')
    .addHelpText('after', help)
    .action(async (provider: string, item: string, flags: SignOffFlags) => {
      const { signOffItem } = await import('./gate/sign-off.ts');
      process.exitCode = await signOffItem(provider, item, flags);
    });
}

const help = `
Exit codes: 0 signed, 1 you said no, 2 usage or configuration, 3 could not decide.

Example:
  livegate sign-off fluz on-call --reference https://wiki.example/runbooks/fluz --key ~/.livegate/jo.pem`;
