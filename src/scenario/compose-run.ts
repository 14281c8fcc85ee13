import { basename } from 'node:path';
import type { Finding } from '../model/finding.ts';
import type { RunRecord, RunTarget, ScenarioResult, ScenarioVerdict } from '../model/run-record.ts';
import { judgeRun } from './judge-run.ts';
import { readAttempts } from './attempt-log.ts';
import { readRunDrift } from './drift/run-drift-log.ts';
import type { Attempt } from './attempt-log.ts';
import { byTarget } from './by-target.ts';
import { readPlan } from './run-plan.ts';
import type { RunOptions } from './run-options.ts';

/** What Playwright says of one scenario in one environment. */
export type Outcome = Omit<ScenarioResult, 'findings' | 'exchanges'> & {
  /** Playwright's id of the scenario in this project and repetition. */
  readonly test: string;
  readonly errors: readonly string[];
};

/**
 * Puts a run record together from Playwright's outcomes and the attempts that the workers wrote down.
 * A run is `passed` only where at least one scenario passed and every other one passed or is declared not applicable.
 */
export function composeRun(
  options: RunOptions,
  startedAt: Date,
  outcomes: readonly Outcome[],
  status: RunRecord['status'],
  shard?: RunRecord['shard'],
): RunRecord {
  const plan = readPlan(options.runFolder);
  const attempts = readAttempts(options.runFolder);
  const drift = readRunDrift(options.runFolder);
  const scenarios = outcomes.map((outcome) => scenarioResult(outcome, attempts)).sort(byTarget);
  const record = {
    schema: 'https://livegate.dev/schemas/run-record.schema.json',
    id: basename(options.runFolder),
    network: options.network,
    tool: { name: 'livegate', version: plan.version, node: process.versions.node },
    suiteDigest: plan.suiteDigest,
    ...(plan.suitesChanged === undefined ? {} : { suitesChanged: plan.suitesChanged }),
    startedAt: startedAt.toISOString(),
    ...(status === 'running' ? {} : { endedAt: new Date().toISOString() }),
    targets: plan.targets.map((target) => withClock(target, attempts)),
    scenarios,
    ...(drift === undefined ? {} : { drift }),
    nonces: [options.nonce],
    ...(shard === undefined ? {} : { shard }),
    ...(options.faults.length === 0 ? {} : { faults: options.faults }),
    ...(options.drifts.length === 0 ? {} : { drifts: options.drifts }),
    ...(plan.liveRequests === undefined ? {} : { liveRequests: plan.liveRequests }),
  } as const;
  return { ...record, status: status === 'passed' ? judgeRun(record) : status };
}

function scenarioResult(outcome: Outcome, attempts: readonly Attempt[]): ScenarioResult {
  const { errors, test, ...rest } = outcome;
  const own = attempts.filter((attempt) => attempt.test === test).sort((a, b) => a.attempt - b.attempt);
  const noted = own.flatMap((attempt) => attempt.findings);
  const explained = noted.some(({ severity }) => severity === 'error');
  const findings = explained ? noted : [...noted, ...errors.map((message) => unexplained(message))];
  return {
    ...rest,
    verdict: settle(outcome.verdict, findings),
    findings,
    exchanges: own.flatMap(({ exchanges }) => exchanges),
  };
}

/** Whatever Playwright made of it: what has a finding of severity `error` has not passed, nor was it not applicable. */
function settle(verdict: ScenarioVerdict, findings: readonly Finding[]): ScenarioVerdict {
  const red = findings.some(({ severity }) => severity === 'error');
  return red && (verdict === 'passed' || verdict === 'not-applicable') ? 'failed' : verdict;
}

// A worker that crashed, or a time-out in a fixture, left no attempt behind: Playwright's words are all there is.
function unexplained(message: string): Finding {
  return {
    code: 'expectation_failed',
    severity: 'error',
    expected: 'the scenario to end',
    found: message.slice(0, 600),
  };
}

function withClock(target: RunTarget, attempts: readonly Attempt[]): RunTarget {
  const differences = attempts
    .filter(({ provider, environment }) => provider === target.provider && environment === target.environment)
    .flatMap(({ clockDifference }) => clockDifference ?? []);
  if (differences.length === 0) return target;
  return { ...target, clockDifference: differences.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)) };
}
