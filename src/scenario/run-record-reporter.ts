import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { checkScenarios } from './check-scenarios.ts';
import { composeRun } from './compose-run.ts';
import type { Outcome } from './compose-run.ts';
import { outcomeOf, pendingOutcome } from './outcome-of.ts';
import { Progress } from './progress.ts';
import type { RunOptions } from './run-options.ts';
import { writeRun } from './run-folder.ts';
import { writeSetupErrorSync } from './setup-error.ts';
import type { RunRecord } from '../model/run-record.ts';

/** At most this often is the record of a run that goes on written again, in milliseconds. */
const writeEvery = 2000;

/**
 * Writes the run record: at the start, while the run goes on and at its end. It judges nothing itself: Playwright says
 * what passed, the workers' attempts say what was found. Where `livegate verify` waits, it shows how the run goes on;
 * else that is left to Playwright.
 */
export default class RunRecordReporter implements Reporter {
  readonly #outcomes = new Map<string, Outcome>();
  readonly #startedAt = new Date();
  readonly #progress = new Progress(process.stderr);
  readonly #options: RunOptions;
  #shard: RunRecord['shard'];
  #writtenAt = 0;
  #trailing: NodeJS.Timeout | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #refused = false;

  constructor({ run }: { readonly run: RunOptions }) {
    this.#options = run;
  }

  // What does not, Playwright gives a reporter of its own to go with.
  printsToStdio(): boolean {
    return this.#options.startedByVerify;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#shard = config.shard ?? undefined;
    const tests = suite.allTests();
    this.#check(tests);
    for (const test of tests) this.#outcomes.set(test.id, pendingOutcome(test));
    if (this.#options.startedByVerify) this.#progress.start(tests.map(targetOf));
    this.#writeSoon();
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#outcomes.set(test.id, outcomeOf(test, result));
    if (this.#options.startedByVerify) this.#progress.ended(targetOf(test), test.outcome() === 'unexpected');
    const wait = this.#writtenAt + writeEvery - Date.now();
    // Not left to the next scenario that ends: it may be long in coming, or the run be killed first.
    if (wait <= 0) this.#writeSoon();
    else this.#trailing ??= setTimeout(() => this.#writeSoon(), wait);
  }

  onError({ location, message = 'an error without a message' }: TestError): void {
    if (!this.#options.startedByVerify) return;
    const place = location === undefined ? '' : `${location.file}:${location.line}: `;
    this.#progress.note(`${place}${message}`);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    this.#progress.end();
    clearTimeout(this.#trailing);
    await this.#writing;
    const ended = {
      passed: 'passed',
      interrupted: 'interrupted',
      failed: 'failed',
      timedout: 'failed',
    } as const;
    const judged = await this.#write(this.#refused ? 'failed' : ended[result.status]);
    if (result.status !== 'passed' || judged === 'passed') return { status: result.status };
    this.#progress.note(
      `livegate: every test passed, yet the run is ${judged}: npx livegate report shows why`,
    );
    return { status: 'failed' };
  }

  #check(tests: readonly TestCase[]): void {
    const options = this.#options;
    try {
      checkScenarios(options, tests);
    } catch (error) {
      this.#refused = true;
      if (options.startedByVerify) {
        writeSetupErrorSync(options.runFolder, error);
        process.exit(2);
      }
      this.#progress.note(error instanceof Error ? error.message : String(error));
    }
  }

  #writeSoon(): void {
    clearTimeout(this.#trailing);
    this.#trailing = undefined;
    this.#writtenAt = Date.now();
    this.#writing = this.#writing.then(() => this.#write('running')).catch(() => undefined);
  }

  async #write(status: RunRecord['status']): Promise<RunRecord['status']> {
    const outcomes = [...this.#outcomes.values()];
    const record = composeRun(this.#options, this.#startedAt, outcomes, status, this.#shard);
    await writeRun(this.#options.runFolder, record);
    return record.status;
  }
}

/** As the run's projects are named: `fluz@staging`. */
function targetOf(test: TestCase): string {
  return test.parent.project()?.name ?? '';
}
