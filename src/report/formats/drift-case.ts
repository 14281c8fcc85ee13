import { onNetwork } from '../../model/on-network.ts';
import type { RunDrift } from '../../model/run-record.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { changeProblem } from './change-problem.ts';
import type { CaseVerdict, PipelineCase, Problem } from './pipeline-report.ts';
import type { RunInput } from './run-input.ts';

const bases = { schema: 'published schema', observed: 'observed traffic' } as const;

/** One comparison of a contract with an environment. Breaking changes fail it, unless they are waived. */
export function driftCase(one: RunDrift, input: RunInput): PipelineCase {
  const { basis, environment, provider, reason } = one;
  const verdict = verdictOf(one);
  const problems = problemsOf(one, input);
  const isExplained = verdict === 'passed' || problems.some(({ severity }) => severity === 'error');
  return {
    id: `${provider}@${environment}/drift-${basis}`,
    title: `the contract holds against the ${bases[basis]}`,
    ...{ verdict, took: 0, attempts: 1 },
    ...(reason === undefined ? {} : { reason }),
    problems: isExplained ? problems : [...problems, unexplained(one, input)],
  };
}

function verdictOf({ breaking, verdict, waived }: RunDrift): CaseVerdict {
  if (breaking > waived) return 'failed';
  return verdict === 'unknown' ? 'undecided' : 'passed';
}

function problemsOf(one: RunDrift, { places, reports, rules }: RunInput): readonly Problem[] {
  const { basis, environment, provider } = one;
  const found = reports.find(
    (known) => known.provider === provider && known.environment === environment && known.basis === basis,
  );
  const context = { subject: subjectOf(one), rules, actor: 'provider' as const, command: commandOf(one) };
  return (found?.report.changes ?? [])
    .filter(({ severity }) => severity !== 'safe')
    .map((change) => {
      const [operation] = change.operations;
      const named = operation === undefined ? {} : { operation };
      // The other side is the provider's: nothing in it is a line of this project.
      const place = change.old ?? places.contract(provider, environment, named);
      return changeProblem(change, place, context);
    });
}

/** Where the comparison itself is missing or could not be made. */
function unexplained(one: RunDrift, { places }: RunInput): Problem {
  const { breaking, environment, provider, reason } = one;
  const what = breaking > 0 ? `${breaking} breaking changes` : 'could not decide';
  return {
    rule: 'drift',
    about: 'A contract does not hold against an environment, or nobody knows',
    severity: 'error',
    message: `${subjectOf(one)}: ${reason ?? what}`,
    details: [],
    place: places.environment(provider, environment),
    fingerprint: fingerprintOf([subjectOf(one), 'drift']),
    ...{ actor: 'provider', command: commandOf(one) },
  };
}

function subjectOf({ basis, environment, provider }: RunDrift): string {
  return `${provider}@${environment} ${bases[basis]}`;
}

function commandOf({ environment, network, provider }: RunDrift): string {
  return `livegate drift ${provider} --environment ${environment}${onNetwork(network)}`;
}
