import { stripVTControlCharacters } from 'node:util';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { ScenarioVerdict } from '../model/run-record.ts';
import type { Outcome } from './compose-run.ts';
import { leftOutOf } from './left-out.ts';
import { notApplicableAnnotation, sandboxOnlyAnnotation } from './not-applicable.ts';
import { quarantineAnnotation } from './quarantine.ts';
import type { TargetUse } from './project-config.ts';
import { scenarioId } from './scenario-id.ts';

type Judged = { readonly verdict: ScenarioVerdict; readonly reason?: string };

/** A scenario that has not run yet. */
export function pendingOutcome(test: TestCase): Outcome {
  return { ...describe(test), verdict: 'unknown', attempts: 0, took: 0, errors: [] };
}

/** What Playwright says of a scenario whose attempt ended. */
export function outcomeOf(test: TestCase, result: TestResult): Outcome {
  return {
    ...describe(test),
    ...judge(test, result),
    attempts: test.results.length,
    took: result.duration,
    // Playwright colours them as the terminal it writes to.
    errors: result.errors.flatMap(({ message }) => stripVTControlCharacters(message ?? '') || []),
  };
}

function describe(test: TestCase): Pick<Outcome, 'test' | 'id' | 'title' | 'provider' | 'environment'> {
  const use = test.parent.project()?.use as Partial<TargetUse> | undefined;
  return {
    test: test.id,
    // Above the file's own groups: the root, the project and the file.
    id: scenarioId(test.location.file, test.titlePath().slice(3)),
    title: test.title,
    provider: use?.target?.provider ?? '',
    environment: use?.target?.environment ?? '',
    ...(test.repeatEachIndex === 0 ? {} : { repetition: test.repeatEachIndex + 1 }),
  };
}

function judge(test: TestCase, result: TestResult): Judged {
  // Playwright calls a failure that was announced (`scenario.fail`) expected: to us it is a failure.
  if (test.expectedStatus === 'failed')
    return { verdict: 'failed', reason: 'marked as expected to fail: such a scenario shows nothing' };
  if (result.status === 'skipped') return judgeSkipped(result);
  const verdicts = { expected: 'passed', unexpected: 'failed', flaky: 'flaky', skipped: 'unknown' } as const;
  const verdict = verdicts[test.outcome()];
  return verdict === 'passed' ? judgePassed(result) : { verdict };
}

/** What was not looked at for want of something has not passed, whatever the rest showed. */
function judgePassed({ annotations }: TestResult): Judged {
  const leftOut = leftOutOf(annotations);
  if (leftOut === undefined) return { verdict: 'passed' };
  return { verdict: leftOut.isLacking ? 'not-applicable' : 'passed', reason: leftOut.words };
}

function judgeSkipped({ annotations }: TestResult): Judged {
  const reasonOf = (wanted: string) => annotations.find(({ type }) => type === wanted)?.description;
  const absent = reasonOf(notApplicableAnnotation);
  const leftOut = leftOutOf(annotations);
  if (absent !== undefined)
    return {
      verdict: 'not-applicable',
      reason: leftOut === undefined ? absent : `${absent} (${leftOut.words})`,
    };
  const needed = reasonOf(sandboxOnlyAnnotation);
  if (needed !== undefined) return { verdict: 'sandbox-only', reason: needed };
  const quarantined = reasonOf(quarantineAnnotation);
  if (quarantined !== undefined) return { verdict: 'quarantined', reason: quarantined };
  const why = reasonOf('skip') ?? reasonOf('fixme');
  return { verdict: 'unknown', reason: `left out by the suite${why === undefined ? '' : `: ${why}`}` };
}
