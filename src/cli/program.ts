import { Command, Help } from 'commander';
import type { HelpConfiguration, Option } from 'commander';
import { toolVersion } from '../scenario/tool-version.ts';
import { approveCommand } from './approve-command.ts';
import { breakGlassCommand } from './break-glass-command.ts';
import { checklistCommand } from './checklist-command.ts';
import { completionCommand } from './completion-command.ts';
import { credentialsCommand } from './credentials-command.ts';
import { diffCommand } from './diff-command.ts';
import { driftCommand } from './drift-command.ts';
import { execCommand } from './exec-command.ts';
import { exportCommand } from './export-command.ts';
import { gateCommand } from './gate-command.ts';
import { keysCommand } from './keys-command.ts';
import { ledgerCommand } from './ledger-command.ts';
import { mergeCommand } from './merge-command.ts';
import { printPage } from './print-page.ts';
import { promoteCommand } from './promote-command.ts';
import { providersCommand } from './providers-command.ts';
import { pullCommand } from './pull-command.ts';
import { reportCommand } from './report-command.ts';
import { revokeCommand } from './revoke-command.ts';
import { rulesCommand } from './rules-command.ts';
import { sandboxCommand } from './sandbox-command.ts';
import { signOffCommand } from './sign-off-command.ts';
import { usageCommand } from './usage-command.ts';
import { verifyCommand } from './verify-command.ts';
import { waiveCommand } from './waive-command.ts';
import { watchCommand } from './watch-command.ts';

/** All commands, by what they are for. */
const groups: Readonly<Record<string, () => readonly Command[]>> = {
  'Test the integration:': () => [verifyCommand(), mergeCommand(), sandboxCommand(), providersCommand()],
  'Watch the contract:': () => [
    driftCommand(),
    watchCommand(),
    diffCommand(),
    pullCommand(),
    usageCommand(),
    rulesCommand(),
  ],
  'Show it:': () => [reportCommand(), exportCommand()],
  'Decide:': () => [gateCommand(), checklistCommand(), signOffCommand(), waiveCommand()],
  'Go live, and back:': () => [
    promoteCommand(),
    execCommand(),
    approveCommand(),
    revokeCommand(),
    breakGlassCommand(),
  ],
  'Keep:': () => [credentialsCommand(), keysCommand(), ledgerCommand()],
};

/** Names alone in the list of commands, so that what they do has room; an empty list is no default worth a word. */
const helpStyle: HelpConfiguration = {
  subcommandTerm: (command) => command.name(),
  optionDescription(option) {
    const isEmpty = Array.isArray(option.defaultValue) && option.defaultValue.length === 0;
    const shown = isEmpty
      ? Object.assign(Object.create(option) as Option, { defaultValue: undefined })
      : option;
    return Help.prototype.optionDescription.call(this, shown);
  },
};

/** The command line of livegate; `more` stands beside what every tool has. */
export function makeProgram(more: readonly Command[] = [completionCommand()]): Command {
  const program = new Command('livegate')
    .description('Contract tests against a third-party API, and the gate in front of its live credentials.')
    .version(toolVersion())
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride()
    .configureHelp(helpStyle)
    .configureOutput({ writeOut: printPage })
    .addHelpText('after', '\nExit codes: 0 passed, 1 refused, 2 usage or configuration, 3 could not decide.');
  const help = new Command('help').argument('[command]').description('Show what a command does.');
  for (const [heading, commands] of Object.entries({ ...groups, 'Help:': () => more })) {
    program.commandsGroup(heading);
    for (const command of commands()) program.addCommand(inherit(command, program));
  }
  return program.addHelpCommand(help.helpGroup('Help:'));
}

function inherit(command: Command, parent: Command): Command {
  for (const inner of command.copyInheritedSettings(parent).commands) inherit(inner, command);
  return command;
}
