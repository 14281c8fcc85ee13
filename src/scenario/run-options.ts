import { randomBytes } from 'node:crypto';
import { UsageError } from '../util/usage-error.ts';

/** What one run was asked to do: travels from the command line to Playwright's processes in one environment variable. */
export type RunOptions = {
  /** Folder that holds `contracts/` and `suites/`. */
  readonly root: string;
  readonly network: 'sandbox' | 'internet';
  /** Provider ids; empty: all. */
  readonly providers: readonly string[];
  /** Environment names; empty: every active test environment. */
  readonly environments: readonly string[];
  /** Absolute folder of this run's record. */
  readonly runFolder: string;
  /** `provider@environment:operation=kind` as on the command line. */
  readonly faults: readonly string[];
  readonly drifts: readonly string[];
  /** Keep exchanges of scenarios that passed, too. */
  readonly keepExchanges: boolean;
  /** Write Allure results, too. */
  readonly allure: boolean;
  /** Whether every scenario of the targets runs: no pattern, no shard, nothing else that leaves some out. */
  readonly whole: boolean;
  /** Unguessable, in the `User-Agent` of each of its requests: an exchange that has it was sent by this run. */
  readonly nonce: string;
  /** Whether `livegate verify` waits for this run and prints what it showed. */
  readonly startedByVerify: boolean;
};

const variable = 'LIVEGATE_RUN';

/** What the id of a run that begins then starts with: the second, in UTC. */
export function runSecond(began: Date): string {
  return began.toISOString().replaceAll(/[-:]|\..*/g, '');
}

/** A run id: sortable by time, unique among the machines of a pipeline, which may count their processes alike. */
export function newRunId(now = new Date()): string {
  return `${runSecond(now)}Z-${randomBytes(4).toString('hex')}`;
}

/** A nonce for one run: 128 random bits in hex. */
export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

/**
 * Options of this process' run: from `livegate verify` where it started us, else those of a bare `playwright test`.
 * @throws UsageError `option_invalid` for a `LIVEGATE_NETWORK` that is no network
 */
export function readRunOptions(root: string): RunOptions {
  const given = process.env[variable];
  if (given !== undefined) return JSON.parse(given) as RunOptions;
  const options: RunOptions = {
    root,
    network: networkOf(process.env['LIVEGATE_NETWORK']),
    providers: [],
    environments: [],
    runFolder: `${root}/reports/runs/${newRunId()}`,
    faults: [],
    drifts: [],
    keepExchanges: false,
    allure: false,
    whole: false,
    nonce: newNonce(),
    startedByVerify: false,
  };
  // Workers load the configuration again and must find the same run.
  process.env[variable] = JSON.stringify(options);
  return options;
}

// Another spelling of the internet must not pass for a run that has seen it.
function networkOf(given = 'sandbox'): RunOptions['network'] {
  if (given === 'sandbox' || given === 'internet') return given;
  throw new UsageError(
    'option_invalid',
    `LIVEGATE_NETWORK: expected sandbox or internet, found ${JSON.stringify(given)}`,
    'Unset it for the sandbox network.',
  );
}

/** The environment of a child process that carries out a run with these options. */
export function runEnvironment(options: RunOptions): Record<string, string> {
  return { [variable]: JSON.stringify(options) };
}
