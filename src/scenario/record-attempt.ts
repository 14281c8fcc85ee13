import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInfo, TestInfoError } from '@playwright/test';
import type { Finding } from '../model/finding.ts';
import { appendAttempt } from './attempt-log.ts';
import { CallFailed } from './call-failed.ts';
import { findDisagreements } from './find-disagreements.ts';
import { expectationFindings } from './expectation-findings.ts';
import type { Lane } from './lane.ts';
import type { Session } from './session.ts';
import { sweepBytes } from './sweep-bytes.ts';

/**
 * Writes down what one attempt showed and turns the scenario red where an exchange contradicts the contract, even if
 * every expectation held.
 */
export async function recordAttempt(session: Session, lane: Lane, testInfo: TestInfo): Promise<void> {
  const difference = await lane.clockDifference();
  refuseExpectedFailure(lane, testInfo);
  for (const error of testInfo.errors) sweepError(session, error);
  sweepFiles(session, testInfo.outputDir);
  const { exchanges } = lane;
  session.writeExchanges(exchanges);
  session.writeReads(lane.reads.records());
  lane.findings.push(...(await findDisagreements(session, exchanges)));
  const findings = findingsOf(session, lane, testInfo);
  appendAttempt(session.options.runFolder, {
    test: testInfo.testId,
    provider: session.provider.id,
    environment: session.environmentName,
    attempt: testInfo.retry,
    findings,
    exchanges: exchanges.map(({ id }) => id),
    ...(difference === undefined ? {} : { clockDifference: difference }),
  });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const red = errors.length > 0;
  if (red || session.options.keepExchanges) session.attach(testInfo, exchanges);
  if (red && testInfo.errors.length === 0) throw new CallFailed(errors[0] as Finding);
}

function findingsOf(session: Session, lane: Lane, testInfo: TestInfo): Finding[] {
  const { exchanges, lastOperation } = lane;
  const own = lane.findings.map((finding) => swept(session, finding));
  const sent = { exchanges, lastOperation, findings: own };
  return [
    ...exchanges.flatMap((exchange) => exchange.findings.map((finding) => swept(session, finding))),
    ...own,
    ...expectationFindings(testInfo.errors, sent),
  ];
}

// To Playwright an announced failure is as expected, and the absence of it a failure: here neither shows that anything holds.
function refuseExpectedFailure(lane: Lane, testInfo: TestInfo): void {
  if (testInfo.expectedStatus !== 'failed') return;
  testInfo.expectedStatus = 'passed';
  lane.findings.push({
    code: 'expectation_failed',
    severity: 'error',
    expected: 'a scenario that holds, or a quarantine with owner, reason and last day in provider.yaml',
    found: 'a scenario marked as expected to fail (scenario.fail)',
  });
}

function swept(session: Session, finding: Finding): Finding {
  return { ...finding, expected: session.sweep(finding.expected), found: session.sweep(finding.found) };
}

// Playwright writes errors into files of its own after this (error-context.md), past what leaves the worker by message.
function sweepError(session: Session, error: TestInfoError): void {
  for (const part of ['message', 'stack', 'value'] as const) {
    const text = error[part];
    if (text !== undefined) error[part] = session.sweep(text);
  }
  if (error.cause !== undefined) sweepError(session, error.cause);
}

// What a scenario wrote into its output folder is part of the run's artefacts, attached or not.
function sweepFiles(session: Session, folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of globSync('**/*', { cwd: folder })) {
    const file = join(folder, name);
    if (!statSync(file).isFile()) continue;
    const bytes = readFileSync(file);
    const clean = sweepBytes(bytes, (text) => session.sweep(text));
    if (!clean.equals(bytes)) writeFileSync(file, clean);
  }
}
