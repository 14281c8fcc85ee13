import type { Command } from 'commander';

/** Options of `playwright test` that `verify` takes and hands on as they are. */
const options: readonly (readonly [name: string, value: string, description: string])[] = [
  ['grep', '-g, --grep <pattern>', 'only scenarios whose title matches'],
  ['grep-invert', '--grep-invert <pattern>', 'only scenarios whose title does not match'],
  ['workers', '-j, --workers <number>', 'how many scenarios run at the same time'],
  ['shard', '--shard <part>', 'only one part of the scenarios, e.g. 2/4'],
  [
    'retries',
    '--retries <number>',
    'how often a failed scenario is tried again; one that then passes is flaky',
  ],
  ['repeat-each', '--repeat-each <number>', 'run each scenario so many times'],
  ['timeout', '--timeout <milliseconds>', 'longest time for one scenario'],
  ['max-failures', '--max-failures <number>', 'stop after so many failures'],
  ['last-failed', '--last-failed', 'only what failed last time'],
  ['ui', '--ui', 'open the interactive mode of Playwright'],
  ['ui-host', '--ui-host <host>', 'serve the interactive mode at this address'],
  ['ui-port', '--ui-port <port>', 'serve the interactive mode at this port; 0: any that is free'],
  ['trace', '--trace <mode>', 'refused unless off: traces hold secrets'],
];

/** Adds Playwright's options to a command. */
export function addPlaywrightOptions(command: Command): Command {
  for (const [, flags, description] of options) command.option(flags, description);
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
