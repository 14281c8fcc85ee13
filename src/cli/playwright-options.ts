import { Option } from 'commander';
import type { Command } from 'commander';
import { parseCount, parsePattern, parseShard, parseWorkers } from './option-values.ts';

type PassedOn = readonly [
  name: string,
  flags: string,
  description: string,
  /** Throws for a value that Playwright would end with a stack for, or take for something else. */
  parse?: (value: string) => string,
];

/** Options of `playwright test` that `verify` takes and hands on as they are. */
const options: readonly PassedOn[] = [
  ['grep', '-g, --grep <pattern>', 'only scenarios whose title matches', parsePattern],
  ['grep-invert', '--grep-invert <pattern>', 'only scenarios whose title does not match', parsePattern],
  ['workers', '-j, --workers <number>', 'how many scenarios run at the same time', parseWorkers],
  ['shard', '--shard <part>', 'only one part of the scenarios, e.g. 2/4', parseShard],
  [
    'retries',
    '--retries <number>',
    'how often a failed scenario is tried again; one that then passes is flaky',
    parseCount(0),
  ],
  ['repeat-each', '--repeat-each <number>', 'run each scenario so many times', parseCount(1)],
  ['timeout', '--timeout <milliseconds>', 'longest time for one scenario; 0: any', parseCount(0)],
  ['max-failures', '--max-failures <number>', 'stop after so many failures', parseCount(1)],
  ['last-failed', '--last-failed', 'only what failed in the last run'],
  ['ui', '--ui', 'open the interactive mode of Playwright'],
  ['ui-host', '--ui-host <host>', 'serve the interactive mode at this address'],
  ['ui-port', '--ui-port <port>', 'serve the interactive mode at this port; 0: any', parseCount(0, 65_535)],
  ['trace', '--trace <mode>', 'refused unless off: traces hold secrets'],
];

/** Adds Playwright's options to a command. */
export function addPlaywrightOptions(command: Command): Command {
  for (const [, flags, description, parse] of options) {
    const option = new Option(flags, description);
    command.addOption(parse === undefined ? option : option.argParser(parse));
  }
  return command;
}

/** The same options as words for Playwright's own command line. */
export function playwrightWords(command: Command): string[] {
  return options.flatMap(([name]) => {
    const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const value: unknown = command.getOptionValue(key);
    if (typeof value === 'string') return [`--${name}`, value];
    return value === true ? [`--${name}`] : [];
  });
}
