import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { makeProgram } from '../program.ts';

/** A command as the program understood it; nothing of it was carried out. */
export type ParsedCommand = {
  readonly name: string;
  /** Undefined where the command is the same on both. */
  readonly network?: unknown;
  readonly options: Readonly<Record<string, unknown>>;
};

/** Has the real program take these words apart. Throws a `CommanderError` for what it does not know or what is missing. */
export async function parseCommand(words: readonly string[]): Promise<ParsedCommand> {
  const program = await makeProgram(words[0]);
  let parsed: ParsedCommand = { name: words[0] ?? '', options: {} };
  idle(program, (command) => {
    const options = command.opts();
    parsed = { name: nameOf(command), network: options['network'], options };
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError && error.code === 'commander.helpDisplayed')) throw error;
  }
  return parsed;
}

function idle(command: Command, carryOut: (command: Command) => void): void {
  command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined }).exitOverride();
  if (command.commands.length === 0) command.action(() => carryOut(command));
  for (const inner of command.commands) idle(inner, carryOut);
}

function nameOf(command: Command): string {
  const parent = command.parent?.parent === null ? undefined : command.parent?.name();
  return parent === undefined ? command.name() : `${parent} ${command.name()}`;
}
