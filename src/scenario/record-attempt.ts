import type { TestInfo } from '@playwright/test';
import type { Finding } from '../model/finding.ts';
import { appendAttempt } from './attempt-log.ts';
import { CallFailed } from './call-failed.ts';
import { expectationFindings } from './expectation-findings.ts';
import type { Lane } from './lane.ts';
import { notApplicableAnnotation } from './not-applicable.ts';
import { scenarioId } from './scenario-id.ts';
import type { Session } from './session.ts';

/**
 * Writes down what one attempt showed and turns the scenario red where an exchange contradicts the contract, even if
 * every expectation held.
 */
export async function recordAttempt(session: Session, lane: Lane, testInfo: TestInfo): Promise<void> {
  const difference = await lane.clockDifference();
  sweepErrors(session, testInfo);
  const { exchanges } = lane;
  session.writeExchanges(exchanges);
  const skipped = testInfo.annotations.some(({ type }) => type === notApplicableAnnotation);
  const failures = skipped ? [] : expectationFindings(testInfo.errors, lane);
  const findings = [...exchanges.flatMap((exchange) => exchange.findings), ...lane.findings, ...failures];
  appendAttempt(session.options.runFolder, {
    id: scenarioId(testInfo.file, testInfo.title),
    provider: session.provider.id,
    environment: session.environmentName,
    attempt: testInfo.retry,
    findings: findings.map((finding) => swept(session, finding)),
    exchanges: exchanges.map(({ id }) => id),
    ...(difference === undefined ? {} : { clockDifference: difference }),
  });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const red = errors.length > 0;
  if (red || session.options.keepExchanges) session.attach(testInfo, exchanges);
  if (red && testInfo.errors.length === 0) throw new CallFailed(errors[0] as Finding);
}

function swept(session: Session, finding: Finding): Finding {
  return { ...finding, expected: session.sweep(finding.expected), found: session.sweep(finding.found) };
}

// Playwright writes errors into files of its own after this (error-context.md), past what leaves the worker by message.
function sweepErrors(session: Session, testInfo: TestInfo): void {
  for (const error of testInfo.errors) {
    for (const part of ['message', 'stack', 'value'] as const) {
      const text = error[part];
      if (text !== undefined) error[part] = session.sweep(text);
    }
  }
}
