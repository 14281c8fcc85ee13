import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { composeRun } from './compose-run.ts';
import type { Outcome } from './compose-run.ts';
import { notApplicableAnnotation } from './not-applicable.ts';
import { Progress } from './progress.ts';
import { quarantineAnnotation } from './quarantine.ts';
import { readRunOptions } from './run-options.ts';
import type { RunOptions } from './run-options.ts';
import { scenarioId } from './scenario-id.ts';
import { writeRun } from './run-folder.ts';
import type { RunRecord, ScenarioVerdict } from '../model/run-record.ts';
import type { TargetUse } from './project-config.ts';

/** At most this often is the record of a run that goes on written again, in milliseconds. */
const writeEvery = 2000;

/**
 * Writes the run record: at the start, while the run goes on and at its end. It judges nothing itself: Playwright says
 * what passed, the workers' attempts say what was found.
 */
export default class RunRecordReporter implements Reporter {
  readonly #outcomes = new Map<string, Outcome>();
  readonly #startedAt = new Date();
  readonly #progress = new Progress(process.stderr);
  #options: RunOptions | undefined;
  #shard: RunRecord['shard'];
  #writtenAt = 0;
  #writing: Promise<unknown> = Promise.resolve();

  // It does, on standard error: without this Playwright would add a reporter of its own.
  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#options = readRunOptions(config.rootDir);
    this.#shard = config.shard ?? undefined;
    const tests = suite.allTests();
    for (const test of tests)
      this.#outcomes.set(test.id, {
        ...describe(test),
        verdict: 'unknown',
        attempts: 0,
        took: 0,
        errors: [],
      });
    this.#progress.start(tests.length);
    this.#writeSoon();
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const errors = result.errors.flatMap(({ message }) => message ?? []);
    this.#outcomes.set(test.id, {
      ...describe(test),
      ...verdictOf(test, result),
      attempts: test.results.length,
      took: result.duration,
      errors,
    });
    this.#progress.ended(test.outcome() === 'unexpected');
    if (Date.now() - this.#writtenAt > writeEvery) this.#writeSoon();
  }

  onError({ location, message = 'an error without a message' }: TestError): void {
    const place = location === undefined ? '' : `${location.file}:${location.line}: `;
    this.#progress.note(`${place}${message}`);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    this.#progress.end();
    await this.#writing;
    const ended = {
      passed: 'passed',
      interrupted: 'interrupted',
      failed: 'failed',
      timedout: 'failed',
    } as const;
    const judged = await this.#write(ended[result.status]);
    return { status: result.status === 'passed' && judged !== 'passed' ? 'failed' : result.status };
  }

  #writeSoon(): void {
    this.#writtenAt = Date.now();
    this.#writing = this.#writing.then(() => this.#write('running')).catch(() => undefined);
  }

  async #write(status: RunRecord['status']): Promise<RunRecord['status']> {
    if (this.#options === undefined) return 'failed';
    const outcomes = [...this.#outcomes.values()];
    const record = composeRun(this.#options, this.#startedAt, outcomes, status, this.#shard);
    await writeRun(this.#options.runFolder, record);
    return record.status;
  }
}

function describe(test: TestCase): Pick<Outcome, 'id' | 'title' | 'provider' | 'environment'> {
  const use = test.parent.project()?.use as Partial<TargetUse> | undefined;
  return {
    id: scenarioId(test.location.file, test.title),
    title: test.title,
    provider: use?.target?.provider ?? '',
    environment: use?.target?.environment ?? '',
  };
}

function verdictOf(test: TestCase, result: TestResult): { verdict: ScenarioVerdict; reason?: string } {
  const declared = result.annotations.find(({ type }) => type === notApplicableAnnotation);
  if (declared !== undefined) return { verdict: 'not-applicable', reason: declared.description ?? '' };
  const quarantined = result.annotations.find(({ type }) => type === quarantineAnnotation);
  if (quarantined !== undefined) return { verdict: 'quarantined', reason: quarantined.description ?? '' };
  const verdicts = { expected: 'passed', unexpected: 'failed', flaky: 'flaky', skipped: 'unknown' } as const;
  return { verdict: verdicts[test.outcome()] };
}
