import { Command } from 'commander';
import { providersCommand } from './providers-command.ts';
import { reportError } from './report-error.ts';

import { diffCommand } from './diff-command.ts';
import { driftCommand } from './drift-command.ts';
import { approveCommand } from './approve-command.ts';
import { checklistCommand } from './checklist-command.ts';
import { credentialsCommand } from './credentials-command.ts';
import { execCommand } from './exec-command.ts';
import { gateCommand } from './gate-command.ts';
import { keysCommand } from './keys-command.ts';
import { ledgerCommand } from './ledger-command.ts';
import { mergeCommand } from './merge-command.ts';
import { promoteCommand } from './promote-command.ts';
import { pullCommand } from './pull-command.ts';
import { revokeCommand } from './revoke-command.ts';
import { rulesCommand } from './rules-command.ts';
import { sandboxCommand } from './sandbox-command.ts';
import { signOffCommand } from './sign-off-command.ts';
import { usageCommand } from './usage-command.ts';
import { verifyCommand } from './verify-command.ts';
import { toolVersion } from '../scenario/tool-version.ts';

// A reader that has seen enough, such as `head`, ends nothing but the writing.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = new Command('livegate')
  .description('Contract tests against a third-party API, and the gate in front of its live credentials.')
  .version(toolVersion())
  .showHelpAfterError('(add --help for what there is)')
  .exitOverride()
  .addCommand(verifyCommand())
  .addCommand(providersCommand())
  .addCommand(sandboxCommand())
  .addCommand(mergeCommand())
  .addCommand(diffCommand())
  .addCommand(driftCommand())
  .addCommand(pullCommand())
  .addCommand(rulesCommand())
  .addCommand(usageCommand())
  .addCommand(gateCommand())
  .addCommand(signOffCommand())
  .addCommand(promoteCommand())
  .addCommand(revokeCommand())
  .addCommand(keysCommand())
  .addCommand(credentialsCommand())
  .addCommand(checklistCommand())
  .addCommand(ledgerCommand())
  .addCommand(approveCommand())
  .addCommand(execCommand());

for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
