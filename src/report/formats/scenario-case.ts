import type { ScenarioResult, ScenarioVerdict } from '../../model/run-record.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { repeatCommand } from '../repeat-command.ts';
import { findingProblem } from './finding-problem.ts';
import type { CaseVerdict, PipelineCase, Problem } from './pipeline-report.ts';
import type { RunInput } from './run-input.ts';

const verdicts: Readonly<Record<ScenarioVerdict, CaseVerdict>> = {
  passed: 'passed',
  failed: 'failed',
  flaky: 'flaky',
  'not-applicable': 'skipped',
  'sandbox-only': 'skipped',
  quarantined: 'skipped',
  unknown: 'undecided',
};

/** One scenario in one environment. What did not pass and found nothing is a problem all the same. */
export function scenarioCase(scenario: ScenarioResult, { places, record }: RunInput): PipelineCase {
  const { attempts, environment, findings, id, provider, reason, repetition, title, took } = scenario;
  const verdict = verdicts[scenario.verdict];
  const command = repeatCommand(record, scenario);
  const found = findings.map((finding) =>
    findingProblem(finding, scenario, places.contract(provider, environment, finding), command),
  );
  const isExplained = verdict === 'passed' || verdict === 'skipped' || found.some(isError);
  const why = scenario.verdict === 'flaky' ? 'it passed on a retry only' : 'it has shown nothing';
  const unexplained = (): Problem => ({
    ...{ rule: scenario.verdict, about: 'A scenario did not pass', severity: 'error', details: [], command },
    message: `${provider}@${environment} › ${title}: ${reason ?? why}`,
    place: places.environment(provider, environment),
    fingerprint: fingerprintOf([provider, environment, id, scenario.verdict]),
    actor: 'author',
  });
  return {
    id: `${provider}@${environment}/${id}${repetition === undefined ? '' : `#${repetition}`}`,
    title: repetition === undefined ? title : `${title} (repetition ${repetition})`,
    ...{ verdict, took, attempts },
    ...(reason === undefined ? {} : { reason: `${scenario.verdict}: ${reason}` }),
    problems: isExplained ? distinct(found) : [...distinct(found), unexplained()],
  };
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((one) => [`${one.fingerprint} ${one.message}`, one])).values()];
}
