import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Disagreement } from '../sandbox/disagreement.ts';
import type { Session } from './session.ts';

type Asked = Pick<Session, 'control' | 'provider' | 'environmentName'>;

/**
 * What the sandbox noted where `sandbox.ts` threw, or answered what the contract does not say: the exchange shows no more
 * than a 500 of the sandbox. Empty where no exchange is one, and on the internet network. Of one operation it tells all that
 * was noted in this environment.
 */
export async function findDisagreements(
  { control, provider, environmentName }: Asked,
  exchanges: readonly Exchange[],
): Promise<Finding[]> {
  const failed = exchanges.filter(
    ({ response }) => response?.headers['x-livegate-sandbox'] === 'disagreement',
  );
  if (control === undefined || failed.length === 0) return [];
  const operations = new Set(failed.map(({ operation }) => operation));
  // What an attempt showed is not lost because the sandbox is gone.
  const all = await control.disagreements({}).catch(() => []);
  const noted = all.filter(
    (one) =>
      one.provider === provider.id && one.environment === environmentName && operations.has(one.operation),
  );
  const findings = noted.flatMap((one) => one.findings.map((finding) => told(one, finding)));
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function told({ operation, provider, status }: Disagreement, finding: Finding): Finding {
  const { at, expected, found } = finding;
  return {
    code: 'expectation_failed',
    severity: 'error',
    operation,
    expected: `contracts/${provider}/sandbox.ts to answer as the contract says, ${at ?? 'status'}: ${expected}`,
    found: found.includes('\n') ? thrownAt(found, provider) : `${found} under its ${status}`,
  };
}

/** Of a stack, what was thrown and where in the provider's own files. */
function thrownAt(stack: string, provider: string): string {
  const [first = '', ...places] = stack.split('\n');
  const own = places.map((line) => new RegExp(`contracts/${provider}/[^)]*`).exec(line)?.[0]).find(Boolean);
  return own === undefined ? first : `${first} (${own})`;
}
