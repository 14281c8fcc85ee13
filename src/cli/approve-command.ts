import { Command } from 'commander';
import type { ApproveFlags } from './gate/approve.ts';
import { identityOption } from './gate/identity-option.ts';
import { keyOption } from './gate/key-option.ts';

/** `livegate approve`: an approver releases live credentials for one request. */
export function approveCommand(): Command {
  return new Command('approve')
    .description(
      'Look at what livegate exec asks for, and release the live credentials for this one request.',
    )
    .argument('<request>', 'ledger/requests/<id>.json')
    .addOption(keyOption('the approver'))
    .addOption(identityOption())
    .option('--note <text>', 'what you have to say about it; it is signed, too')
    .option('--yes', 'release without being asked')
    .addHelpText('after', help)
    .action(async (request: string, flags: ApproveFlags) => {
      const { approve } = await import('./gate/approve.ts');
      process.exitCode = await approve(request, flags);
    });
}

const help = `
Runs on the approver's machine, in a clone of the repository with its ledger: everything is verified here again. Writes
<id>.<approver>.release.json beside the request; only the process that asked can open it.

Exit codes: 0 released, 1 you said no, 2 usage or configuration, 3 the request is not to be approved.

Example:
  livegate approve ledger/requests/<id>.json --key ~/.livegate/jo.pem --local-key ~/.livegate/jo.age`;
