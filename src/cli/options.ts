import { Option } from 'commander';
import { policyNames } from '../drift/rules/policies.ts';
import { collect, parseCount } from './option-values.ts';

/** `--network`: the sandbox unless the internet is asked for. */
export const networkOption = (who = 'who answers'): Option =>
  new Option('--network <network>', who).choices(['sandbox', 'internet']).default('sandbox');

/** `--environment`, which may be given several times. */
export const environmentOption = (): Option =>
  new Option('-e, --environment <name>', 'only this test environment (repeatable)')
    .default([])
    .argParser(collect);

/** `--fault`, which may be given several times. */
export const faultOption = (example?: string): Option =>
  new Option('--fault <spec>', `sandbox: inject a fault${shown(example)} (repeatable)`)
    .default([])
    .argParser(collect);

/** `--drift`: a documented change of a provider's, which may be given several times. */
export const driftOption = (example?: string): Option =>
  new Option('--drift <spec>', `sandbox: put a documented change in force${shown(example)} (repeatable)`)
    .default([])
    .argParser(collect);

const shown = (example: string | undefined) => (example === undefined ? '' : `, e.g. ${example}`);

/** `--resample`: how much of the evidence is run again before it is trusted. */
export const resampleOption = (): Option =>
  new Option(
    '--resample <number>',
    'run so many scenarios of the evidence again, chosen at random, and compare',
  ).argParser(parseCount(1, 1000));

/** `--format`: how a comparison is written. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'how the result is written')
    .choices(['text', 'json', 'markdown', 'html', 'junit', 'sarif', 'github'])
    .default('text');

/** `--json`, as other commands call it, beside `--format`. */
export const jsonFormatOption = (): Option =>
  new Option('--json', 'the same as --format json').implies({ format: 'json' });

/** `--policy`, without a default. */
export const policyOption = (whom: string): Option =>
  new Option('--policy <policy>', whom).choices(policyNames);

/** `--fail-on`: the least severity that counts. */
export const failOnOption = (): Option =>
  new Option('--fail-on <severity>', 'from which severity on the exit code is 1')
    .choices(['breaking', 'dangerous'])
    .default('breaking');

/** `--quiet`: one line for people instead of a page; errors are printed all the same. */
export const quietOption = (instead: string): Option =>
  new Option('-q, --quiet', 'print the verdict alone').conflicts(instead);
