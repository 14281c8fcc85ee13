import type { ConfigProblem } from '../../util/errors.ts';
import type { YamlPath } from '../read-yaml.ts';
import { memberOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

/** Something that a scenario shows of a credential, and what `auth` must say of that for it. */
type Claim = { readonly path: YamlPath; readonly credential: unknown; readonly needs: readonly string[] };

/**
 * What is declared of tokens that `auth` does not say to be issued or to expire: a check that could not be carried out
 * would fail in every run, for no fault of the provider's.
 */
export function findTokenProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const lifetime = ['obtain', 'lifetime'];
  const claims: readonly Claim[] = [
    {
      path: ['errors', 'classes', 'wrongKeys'],
      credential: memberOf(provider, 'defaultAuth'),
      needs: ['obtain'],
    },
    {
      path: ['errors', 'classes', 'expiredCredentials'],
      credential: memberOf(provider, 'capabilities', 'authenticate', 'credential'),
      needs: lifetime,
    },
    {
      path: ['capabilities', 'renewal'],
      credential: memberOf(provider, 'capabilities', 'renewal', 'credential'),
      needs: lifetime,
    },
  ];
  return claims.flatMap((claim) => problemOf(claim, provider, report));
}

function problemOf(
  { path, credential, needs }: Claim,
  provider: unknown,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const claimed = memberOf(provider, ...path.map(String));
  const use = typeof credential === 'string' ? memberOf(provider, 'auth', credential) : undefined;
  // Names that lead nowhere, and what is not answered, are mistakes of their own, and said elsewhere.
  if (
    claimed === undefined ||
    claimed === null ||
    memberOf(claimed, 'notApplicable') !== undefined ||
    use === undefined
  )
    return [];
  if (memberOf(use, ...needs) !== undefined) return [];
  const place = ['auth', String(credential), ...needs].join('.');
  return [
    report(
      path,
      {
        message: `${path.join('.')} cannot be shown: there is no ${place}`,
        expected: `${place}, or { notApplicable: <reason> } here`,
      },
      'key',
    ),
  ];
}
