import type { Finding, FindingCode } from '../../model/finding.ts';
import type { ScenarioResult } from '../../model/run-record.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { findingTitles } from './finding-titles.ts';
import type { Problem, ProblemPlace } from './pipeline-report.ts';

/** What we sent, and what we expect beyond the contract: nobody else can mend it. Of all others the provider has a part. */
const ours: ReadonlySet<FindingCode> = new Set([
  'request_invalid',
  'test_data_not_allowed',
  'blocked',
  'expectation_failed',
]);

const severities = { error: 'error', warning: 'warning', info: 'note' } as const;

/** A finding of a scenario as a problem; the same one in several scenarios has one fingerprint. */
export function findingProblem(
  finding: Finding,
  scenario: ScenarioResult,
  place: ProblemPlace,
  command: string,
): Problem {
  const { at, code, exchange, expected, found, operation, schemaAt, severity } = finding;
  const { environment, id, provider } = scenario;
  const where = [operation, at].filter((part) => part !== undefined && part !== '').join(' ');
  const own = code === 'expectation_failed' ? id : '';
  return {
    rule: code,
    about: findingTitles[code],
    severity: severities[severity],
    message: `${provider}@${environment}${where === '' ? '' : ` ${where}`}: expected ${expected}, found ${found}`,
    details: [
      ...(schemaAt === undefined ? [] : [`contract: ${schemaAt}`]),
      ...(exchange === undefined ? [] : [`exchange: ${exchange}`]),
    ],
    place,
    fingerprint: fingerprintOf([provider, environment, code, operation ?? '', at ?? '', schemaAt ?? '', own]),
    actor: ours.has(code) ? 'author' : 'provider',
    command,
  };
}
