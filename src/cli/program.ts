import { Command, Help } from 'commander';
import type { HelpConfiguration, Option } from 'commander';
import { toolVersion } from '../scenario/tool-version.ts';
import { printPage } from './print-page.ts';

type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** All commands by what they are for, each loaded when it is needed: whoever calls one does not wait for the others. */
const groups: Readonly<Record<string, Commands>> = {
  'Test the integration:': {
    init: async () => (await import('./init-command.ts')).initCommand(),
    verify: async () => (await import('./verify-command.ts')).verifyCommand(),
    merge: async () => (await import('./merge-command.ts')).mergeCommand(),
    sandbox: async () => (await import('./sandbox-command.ts')).sandboxCommand(),
    providers: async () => (await import('./providers-command.ts')).providersCommand(),
    types: async () => (await import('./types-command.ts')).typesCommand(),
  },
  'Watch the contract:': {
    drift: async () => (await import('./drift-command.ts')).driftCommand(),
    watch: async () => (await import('./watch-command.ts')).watchCommand(),
    diff: async () => (await import('./diff-command.ts')).diffCommand(),
    pull: async () => (await import('./pull-command.ts')).pullCommand(),
    usage: async () => (await import('./usage-command.ts')).usageCommand(),
    rules: async () => (await import('./rules-command.ts')).rulesCommand(),
  },
  'Show it:': {
    report: async () => (await import('./report-command.ts')).reportCommand(),
    export: async () => (await import('./export-command.ts')).exportCommand(),
  },
  'Decide:': {
    gate: async () => (await import('./gate-command.ts')).gateCommand(),
    checklist: async () => (await import('./checklist-command.ts')).checklistCommand(),
    'sign-off': async () => (await import('./sign-off-command.ts')).signOffCommand(),
    waive: async () => (await import('./waive-command.ts')).waiveCommand(),
  },
  'Go live, and back:': {
    promote: async () => (await import('./promote-command.ts')).promoteCommand(),
    exec: async () => (await import('./exec-command.ts')).execCommand(),
    approve: async () => (await import('./approve-command.ts')).approveCommand(),
    revoke: async () => (await import('./revoke-command.ts')).revokeCommand(),
    'break-glass': async () => (await import('./break-glass-command.ts')).breakGlassCommand(),
  },
  'Keep:': {
    credentials: async () => (await import('./credentials-command.ts')).credentialsCommand(),
    keys: async () => (await import('./keys-command.ts')).keysCommand(),
    ledger: async () => (await import('./ledger-command.ts')).ledgerCommand(),
  },
};

const shellCompletion: Commands = {
  completion: async () => (await import('./completion-command.ts')).completionCommand(),
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

/**
 * The command line of livegate; `more` stands beside what every tool has. Where `called` is the name of a command, only that
 * one is there.
 */
export async function makeProgram(called = '', more = shellCompletion): Promise<Command> {
  const program = new Command('livegate')
    .description('Contract tests against a third-party API, and the gate in front of its live credentials.')
    .version(toolVersion())
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride()
    .configureHelp(helpStyle)
    .configureOutput({ writeOut: printPage })
    .addHelpText('after', '\nExit codes: 0 passed, 1 refused, 2 usage or configuration, 3 could not decide.');
  const all = { ...groups, 'Help:': more };
  const isCommand = Object.values(all).some((commands) => Object.hasOwn(commands, called));
  for (const [heading, commands] of Object.entries(all)) {
    program.commandsGroup(heading);
    for (const [name, load] of Object.entries(commands))
      if (!isCommand || name === called) program.addCommand(inherit(await load(), program));
  }
  const help = new Command('help').argument('[command]').description('Show what a command does.');
  return program.addHelpCommand(help.helpGroup('Help:'));
}

function inherit(command: Command, parent: Command): Command {
  for (const inner of command.copyInheritedSettings(parent).commands) inherit(inner, command);
  return command;
}
