import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { RunRecord } from '../model/run-record.ts';
import { checkLastFailed } from '../scenario/last-run.ts';
import { newNonce, newRunId, runEnvironment } from '../scenario/run-options.ts';
import type { RunOptions } from '../scenario/run-options.ts';
import { LivegateError } from '../util/errors.ts';
import { UsageError } from '../util/usage-error.ts';
import type { WantedFile } from './export/report-option.ts';
import { requireKey } from './gate/key-option.ts';
import { revokeOnDrift } from './gate/revoke-on-drift.ts';
import { printPage } from './print-page.ts';
import { projectRoot } from './project-root.ts';
import { runPlaywright } from './run-playwright.ts';
import { terminalStyle } from './terminal-style.ts';

export type VerifyFlags = {
  readonly environment: string[];
  readonly network: 'sandbox' | 'internet';
  readonly fault: string[];
  readonly drift: string[];
  readonly json?: true;
  readonly quiet?: true;
  readonly allure?: true;
  readonly keepExchanges?: true;
  readonly sign?: true;
  readonly report: readonly WantedFile[];
  readonly key?: string;
};

/** Options of Playwright that leave scenarios out. */
const selecting = new Set([
  '--grep',
  '--grep-invert',
  '--shard',
  '--last-failed',
  '--ui',
  '--ui-host',
  '--ui-port',
]);

/**
 * Carries out one run and prints what it showed; returns the exit code. Playwright starts at once and checks the
 * provider files itself; what kept it from beginning comes back through the run's folder.
 */
export async function verify(
  ids: readonly string[],
  flags: VerifyFlags,
  passedOn: readonly string[],
): Promise<number> {
  const options = runOptions(projectRoot(), ids, flags, passedOn);
  // Before the run: a key that is missing is no reason to have run in vain.
  const key = flags.sign ? await requireKey(flags.key) : undefined;
  if (key !== undefined) await (await import('./gate/tell-of-signer.ts')).tellOfSigner(options.root, key);
  if (passedOn.includes('--last-failed')) checkLastFailed(options.root);
  const running = runPlaywright(options.root, passedOn, runEnvironment(options));
  const { readRun } = await import('../scenario/run-folder.ts');
  const { throwSetupError } = await import('../scenario/setup-error.ts');
  await running;
  throwSetupError(options.runFolder);
  if (!existsSync(join(options.runFolder, 'run.json'))) {
    throw new LivegateError('no_record', 'the run left no record: see the messages above', { exitCode: 3 });
  }
  const run = readRun(options.runFolder);
  if (run.scenarios.length === 0) {
    throw new UsageError(
      'nothing_selected',
      'no scenario was found, so nothing was shown',
      'Look at suites/ and at --grep.',
    );
  }
  try {
    if (key !== undefined)
      await (await import('../gate/sign-evidence.ts')).signEvidence(options.runFolder, key, options.root);
    if (flags.allure) await (await import('./allure-report.ts')).generateAllureReport(options.runFolder);
    if (flags.json) process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
    else printPage(await render(run, options, flags));
  } finally {
    // Whatever cannot be written or shown.
    await revokeOnDrift(options.root, { network: run.network, drift: run.drift ?? [], by: `run ${run.id}` });
  }
  await writeReports(options, flags.report);
  await tellOfIdleFaults(run, options);
  return { passed: 0, failed: 1, undecided: 3, interrupted: 3, running: 3 }[run.status];
}

function runOptions(
  root: string,
  providers: readonly string[],
  flags: VerifyFlags,
  passedOn: readonly string[],
): RunOptions {
  return {
    root,
    network: flags.network,
    providers,
    environments: flags.environment,
    runFolder: join(root, 'reports', 'runs', newRunId()),
    faults: flags.fault,
    drifts: flags.drift,
    keepExchanges: flags.keepExchanges ?? false,
    allure: flags.allure ?? false,
    whole: !passedOn.some((word) => selecting.has(word)),
    nonce: newNonce(),
    startedByVerify: true,
  };
}

async function writeReports({ root, runFolder }: RunOptions, files: VerifyFlags['report']): Promise<void> {
  if (files.length === 0) return;
  await (await import('./export/write-reports.ts')).writeReports(root, runFolder, files);
}

/**
 * A fault that changed nothing has shown nothing: a typing mistake in it would pass for a provider that copes.
 * @throws UsageError `fault_without_effect` where the run passed; where it did not, there is enough to look at
 */
async function tellOfIdleFaults({ shard, status }: RunRecord, { runFolder }: RunOptions): Promise<void> {
  const { readPlan } = await import('../scenario/run-plan.ts');
  const { idleFaults = [] } = readPlan(runFolder);
  // Another shard may have met it.
  if (idleFaults.length === 0 || shard !== undefined) return;
  const message = `nothing in this run was changed by --fault ${idleFaults.join(', --fault ')}`;
  if (status === 'passed')
    throw new UsageError(
      'fault_without_effect',
      message,
      'Look at its operation and pointer, and at --grep: no request of it was sent, or there was nothing at the pointer.',
    );
  process.stderr.write(`${message}\n`);
}

async function render(
  run: RunRecord,
  { root, runFolder }: RunOptions,
  { quiet }: VerifyFlags,
): Promise<string> {
  if (quiet) return `${(await import('../report/summarize-run.ts')).summarizeRun(run, terminalStyle)}\n`;
  const { renderRun } = await import('../report/render-run.ts');
  const { readPlan } = await import('../scenario/run-plan.ts');
  const { leftOut = [], unchecked = [] } = readPlan(runFolder);
  return renderRun(run, { leftOut, unchecked, folder: relative(root, runFolder) }, terminalStyle);
}
