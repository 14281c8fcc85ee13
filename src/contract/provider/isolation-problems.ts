import type { ConfigProblem } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import { foreignNames } from '../template.ts';
import { memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

const place = ['capabilities', 'foreignIds'] as const;

/** Kinds of things in `sharedWithLive` that have ids. */
const sharedKinds: ReadonlySet<unknown> = new Set(['catalogue']);

/**
 * Where what environments declare to be theirs alone, or shared with live, and the lookups with another environment's ids
 * do not agree: a kind that nothing looks up, a lookup of a kind that nothing declares, and ids that the internet network
 * may lack without a reason for it. Nothing where the capability is declared absent.
 */
export function findIsolationProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const lookups = listOf(memberOf(provider, ...place, 'lookups'));
  if (lookups.length === 0) return [];
  const environments = membersOf(memberOf(provider, 'environments'));
  return [
    ...environments.flatMap(([name, environment]) => unlookedProblems(name, environment, lookups, report)),
    ...strayProblems(environments, lookups, report),
    ...idsProblem(provider, environments, lookups, report),
  ];
}

type Environments = readonly [string, unknown][];

function unlookedProblems(
  name: string,
  environment: unknown,
  lookups: readonly unknown[],
  report: ReportProblem,
): readonly ConfigProblem[] {
  if (memberOf(environment, 'stage') !== 'test') return [];
  const covered = new Set(lookups.map((lookup) => memberOf(lookup, 'of')));
  return (['isolated', 'sharedWithLive'] as const).flatMap((list) =>
    listOf(memberOf(environment, list)).flatMap((kind, index) => {
      const needed = list === 'isolated' || sharedKinds.has(kind);
      if (!needed || typeof kind !== 'string' || covered.has(kind)) return [];
      return report(['environments', name, list, index], {
        message: `${name} declares ${kind} ${list === 'isolated' ? 'isolated' : 'shared with live'}, and no lookup shows it`,
        expected: `a lookup of: ${kind} in capabilities.foreignIds, or there { of: ${kind}, notApplicable: <reason> }`,
        found: 'none',
      });
    }),
  );
}

function strayProblems(
  environments: Environments,
  lookups: readonly unknown[],
  report: ReportProblem,
): readonly ConfigProblem[] {
  const kinds = environments.flatMap(([, environment]) =>
    ['isolated', 'sharedWithLive'].flatMap((list) => listOf(memberOf(environment, list))),
  );
  const names = [...new Set(kinds)].filter((kind) => typeof kind === 'string');
  return lookups.flatMap((lookup, index) => {
    const of = memberOf(lookup, 'of');
    if (typeof of !== 'string' || names.includes(of)) return [];
    return report([...place, 'lookups', index, 'of'], {
      message: `no environment declares ${of} isolated or shared with live`,
      expected: `one of ${names.join(', ')}`,
      found: of,
      ...nearestOf(of, names),
    });
  });
}

/** On the internet ids come from `samples`, or are made in a test environment that the run may not look at. */
function idsProblem(
  provider: unknown,
  environments: Environments,
  lookups: readonly unknown[],
  report: ReportProblem,
): readonly ConfigProblem[] {
  if (memberOf(provider, ...place, 'withoutIds') !== undefined) return [];
  const names = lookups.flatMap((lookup) => foreignNames(memberOf(lookup, 'input')));
  const lacking = environments.filter(([name, environment]) => {
    if (memberOf(environment, 'stage') !== 'test') return false;
    const others = environments.filter(([other]) => other !== name);
    const known = new Set(
      others.flatMap(([, other]) => membersOf(memberOf(other, 'samples')).map(([id]) => id)),
    );
    return names.some((id) => !known.has(id));
  });
  if (lacking.length === 0) return [];
  return [
    report(
      place,
      {
        message: `on the internet there may be no ids to look up in ${lacking.map(([name]) => name).join(', ')}`,
        expected:
          'samples in another environment with every name, or withoutIds: { notApplicable: <reason> } here',
        found: 'neither',
      },
      'key',
    ),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
