import type { Finding } from '../../model/finding.ts';
import type { RunDrift, RunRecord, ScenarioResult } from '../../model/run-record.ts';
import type { Digest } from '../../util/digest.ts';
import { toDigestSet } from '../digest-set.ts';
import type { ResourceDescriptor } from '../resource-descriptor.ts';
import { parseTestResult } from './test-result.ts';
import type { TestResult } from './test-result.ts';

export type RunReference = {
  /** Of the bytes of `run.json`, from which the record was parsed. */
  readonly digest: Digest;
  /** Where the run can be looked at: `https://…`. */
  readonly url?: string;
  /** What else is signed of the run, beside what its record says. */
  readonly annotations?: Readonly<Record<string, string>>;
};

type Grade = 'passed' | 'warned' | 'failed' | 'not-run';

/**
 * The test result of a run. Tests are named `<provider>/<environment>/<scenario>`, `#2` behind a repetition. Only a
 * scenario that passed at once and has no warning is passed; flaky and unknown are failed; what did not run is in no list.
 * `PASSED` needs a whole run with status `passed`, no quarantined scenario and no drift but a safe one; a run that is a
 * shard, undecided, interrupted or running is `FAILED`.
 * The record itself is the first entry of `configuration`, by its digest and with its network: everything else that it says
 * is to be read from the record, never from here. Throws an `AttestationError` (`predicate_malformed`) for a record that
 * contradicts itself.
 */
export function makeTestResult(run: RunRecord, { annotations = {}, digest, url }: RunReference): TestResult {
  return parseTestResult({
    result: resultOf(run),
    configuration: configurationOf(run, digest, annotations),
    ...(url === undefined ? {} : { url }),
    passedTests: namesOf(run, 'passed'),
    warnedTests: namesOf(run, 'warned'),
    failedTests: namesOf(run, 'failed'),
  });
}

function resultOf(run: RunRecord): TestResult['result'] {
  const grades = new Set(run.scenarios.map(gradeOf));
  const shown = grades.has('passed') || grades.has('warned');
  if (run.status !== 'passed' || run.shard !== undefined || grades.has('failed') || !shown) return 'FAILED';
  const quarantined = run.scenarios.some(({ verdict }) => verdict === 'quarantined');
  const warned = grades.has('warned') || quarantined || (run.drift ?? []).some(isDoubtful);
  return warned ? 'WARNED' : 'PASSED';
}

function isDoubtful({ verdict }: RunDrift): boolean {
  return verdict !== 'identical' && verdict !== 'safe';
}

function gradeOf({ findings, verdict }: ScenarioResult): Grade {
  switch (verdict) {
    case 'passed':
      return gradeOfPassed(findings);
    case 'failed':
    case 'flaky':
    case 'unknown':
      return 'failed';
    case 'not-applicable':
    case 'sandbox-only':
    case 'quarantined':
      return 'not-run';
  }
}

function gradeOfPassed(findings: readonly Finding[]): Grade {
  if (findings.some(({ severity }) => severity === 'error')) return 'failed';
  return findings.some(({ severity }) => severity === 'warning') ? 'warned' : 'passed';
}

function namesOf({ scenarios }: RunRecord, grade: Grade): readonly string[] {
  return scenarios
    .filter((scenario) => gradeOf(scenario) === grade)
    .map(nameOf)
    .sort();
}

function nameOf({ environment, id, provider, repetition }: ScenarioResult): string {
  return `${provider}/${environment}/${id}${repetition === undefined ? '' : `#${repetition}`}`;
}

function configurationOf(
  run: RunRecord,
  digest: Digest,
  more: Readonly<Record<string, string>>,
): readonly ResourceDescriptor[] {
  const { endedAt, id, network, startedAt, status } = run;
  const ended = endedAt === undefined ? {} : { endedAt };
  const annotations = { ...more, id, network, status, startedAt, ...ended };
  return [
    { name: 'run-record', digest: toDigestSet(digest), annotations },
    { name: 'suites', digest: toDigestSet(run.suiteDigest) },
    ...run.targets.map(({ contractDigest, environment, provider }) => ({
      name: `contract:${provider}/${environment}`,
      digest: toDigestSet(contractDigest),
    })),
  ];
}
