import { basename, dirname } from 'node:path';
import type { ConfigProblem } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import type { YamlPath } from '../read-yaml.ts';
import { memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';
import { schemaSourcesIn } from './schema-source-problems.ts';

/** A name somewhere in the file that must be one of some others. */
type Reference = {
  readonly path: YamlPath;
  readonly name: unknown;
  readonly names: readonly string[];
  readonly kind: string;
};

/**
 * Names in a provider file that lead nowhere: credentials of `auth`, recipes of `given`, environments, the folder's own
 * name, an idempotent creation that `idempotency` does not list; recipes that need each other; and a file without any test environment. Templates are checked elsewhere.
 */
export function findReferenceProblems(
  provider: unknown,
  file: string,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const references = [
    ...authReferences(provider),
    ...recipeReferences(provider),
    ...environmentReferences(provider),
    idempotencyReference(provider),
  ];
  return [
    ...references.flatMap((reference) => referenceProblem(reference, report)),
    ...cycleProblems(provider, report),
    ...stageProblem(provider, report),
    ...folderProblem(provider, file, report),
  ];
}

function referenceProblem(
  { path, name, names, kind }: Reference,
  report: ReportProblem,
): readonly ConfigProblem[] {
  if (typeof name !== 'string' || names.includes(name)) return [];
  const expected = names.length === 0 ? `${kind}, of which there is none` : `one of ${names.join(', ')}`;
  return [
    report(path, {
      message: `${path.join('.')} names no ${kind}`,
      expected,
      found: name,
      ...nearestOf(name, names),
    }),
  ];
}

function keys(value: unknown): readonly string[] {
  return membersOf(value).map(([name]) => name);
}

function authReferences(provider: unknown): readonly Reference[] {
  const names = keys(memberOf(provider, 'auth'));
  const kind = 'credential of auth';
  const sent = membersOf(memberOf(provider, 'operations')).map(([id, operation]): Reference => ({
    path: ['operations', id, 'auth'],
    name: memberOf(operation, 'auth'),
    names: [...names, 'none'],
    kind,
  }));
  const shown = membersOf(memberOf(provider, 'capabilities')).map(([id, capability]): Reference => ({
    path: ['capabilities', id, 'credential'],
    name: memberOf(capability, 'credential'),
    names,
    kind,
  }));
  return [
    { path: ['defaultAuth'], name: memberOf(provider, 'defaultAuth'), names: [...names, 'none'], kind },
    ...schemaSourcesIn(provider).map(({ path, source }): Reference => ({
      path: [...path, 'auth'],
      name: memberOf(source, 'auth'),
      names: [...names, 'none'],
      kind,
    })),
    ...sent,
    ...shown,
  ];
}

function idempotencyReference(provider: unknown): Reference {
  const listed = memberOf(provider, 'idempotency', 'operations');
  return {
    path: ['capabilities', 'idempotentCreate', 'operation'],
    name: memberOf(provider, 'capabilities', 'idempotentCreate', 'operation'),
    names: Array.isArray(listed) ? listed.filter((id) => typeof id === 'string') : [],
    kind: 'operation of idempotency',
  };
}

function recipeReferences(provider: unknown): readonly Reference[] {
  const names = keys(memberOf(provider, 'given'));
  const kind = 'recipe of given';
  return (['given', 'capabilities'] as const).flatMap((part) =>
    membersOf(memberOf(provider, part)).flatMap(([id, call]) => [
      ...neededBy(call).map((name, index): Reference => ({
        path: [part, id, 'given', index],
        name,
        names,
        kind,
      })),
      { path: [part, id, 'fill'], name: memberOf(call, 'fill'), names, kind },
    ]),
  );
}

/** The recipes that a call needs. */
export function neededBy(call: unknown): readonly unknown[] {
  const needed = memberOf(call, 'given');
  return Array.isArray(needed) ? needed : [];
}

function environmentReferences(provider: unknown): readonly Reference[] {
  const environments = membersOf(memberOf(provider, 'environments'));
  const credentials = [
    ...new Set(environments.flatMap(([, environment]) => keys(memberOf(environment, 'credentials')))),
  ];
  const named = memberOf(provider, 'publicCredentials');
  const replacements = environments.map(([name, environment]): Reference => {
    const others = keys(memberOf(provider, 'environments')).filter((other) => other !== name);
    return {
      path: ['environments', name, 'deprecated', 'replacement'],
      name: memberOf(environment, 'deprecated', 'replacement'),
      names: others,
      kind: 'other environment',
    };
  });
  const known = (Array.isArray(named) ? named : []).map((name: unknown, index): Reference => ({
    path: ['publicCredentials', index],
    name,
    names: credentials,
    kind: 'credential of an environment',
  }));
  return [...replacements, ...known];
}

function cycleProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const given = memberOf(provider, 'given');
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    neededBy(memberOf(given, from)).some(
      (next) =>
        typeof next === 'string' &&
        (next === target || (!seen.has(next) && reaches(next, target, seen.add(next)))),
    );
  return keys(given)
    .filter((name) => reaches(name, name, new Set()))
    .map((name) =>
      report(
        ['given', name],
        {
          message: `the recipe ${name} needs itself`,
          expected: 'recipes that end',
          found: neededBy(memberOf(given, name)).join(', '),
        },
        'key',
      ),
    );
}

function stageProblem(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const environments = membersOf(memberOf(provider, 'environments'));
  const stages = environments.map(([, environment]) => memberOf(environment, 'stage'));
  if (stages.includes('test') || !stages.every((stage) => stage === 'live')) return [];
  return [
    report(
      ['environments'],
      {
        message: 'no environment has stage: test',
        expected: 'at least one test environment',
        found: stages.length === 0 ? 'none' : 'live ones only',
      },
      'key',
    ),
  ];
}

function folderProblem(provider: unknown, file: string, report: ReportProblem): readonly ConfigProblem[] {
  const [id, folder] = [memberOf(provider, 'id'), basename(dirname(file))];
  if (typeof id !== 'string' || id === folder || dirname(file) === '.') return [];
  return [report(['id'], { message: 'the id is not the name of the folder', expected: folder, found: id })];
}
