import type { FindingCode } from '../../model/finding.ts';
import type { ScenarioResult } from '../../model/run-record.ts';

/** What no word of anybody lets pass: what left its environment, a secret that came back, authentication. */
const never: readonly FindingCode[] = ['blocked', 'redirect', 'secret_echoed', 'auth_failed', 'tls_failed'];

const authentication: readonly string[] = [
  'every-provider/an-id-of-another-environment-is-unknown-here',
  'every-provider/answers-without-redirects',
  'every-provider/authenticates',
  'every-provider/refuses-a-credential-with-too-little-scope',
  'every-provider/refuses-a-wrong-credential',
  'every-provider/refuses-an-expired-credential',
  'every-provider/refuses-missing-credentials',
  'every-provider/refuses-wrong-keys-where-tokens-are-issued',
  'every-provider/renews-a-token-before-it-expires',
];

/** Whether an approver may waive a red scenario: one that failed and says why, and that is about none of these. */
export function mayBeWaived({ findings, id, verdict }: ScenarioResult): boolean {
  return (
    (verdict === 'failed' || verdict === 'flaky' || verdict === 'quarantined') &&
    !authentication.includes(id) &&
    findings.every(({ code }) => !never.includes(code))
  );
}
