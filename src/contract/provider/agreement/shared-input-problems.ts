import type { ConfigProblem } from '../../../util/errors.ts';
import { nearestOf } from '../../../util/nearest.ts';
import type { YamlPath } from '../../read-yaml.ts';
import { label, memberOf, membersOf } from '../problem-reporter.ts';
import type { ReportProblem } from '../problem-reporter.ts';
import type { OperationShape } from './operation-shape.ts';
import type { UnknownName } from './find-unknown-name.ts';

/**
 * Headers and defaults of a provider file that no operation of the contract takes. They go with every operation that
 * takes them, so one is enough.
 */
export function findSharedInputProblems(
  provider: unknown,
  shapes: ReadonlyMap<string, OperationShape>,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const headers = membersOf(memberOf(provider, 'headers')).map(([name]) => ({
    path: ['headers', name],
    token: ['header', name],
  }));
  const defaults = ['path', 'query', 'header', 'variables'].flatMap((part) =>
    membersOf(memberOf(provider, 'defaults', part)).map(([name]) => ({
      path: ['defaults', part, name],
      token: [part, name],
    })),
  );
  return [
    ...bodyProblems(provider, report),
    ...[...headers, ...defaults].flatMap(({ path, token }) => problemOf(path, token, shapes, report)),
  ];
}

/** What is merged under every body would be in bodies that do not have it. */
function bodyProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  if (memberOf(provider, 'defaults', 'body') === undefined) return [];
  const message = 'defaults.body is used by nothing: bodies have no defaults';
  const expected = 'path, query, header or variables';
  return [report(['defaults', 'body'], { message, expected, found: 'body' }, 'key')];
}

function problemOf(
  path: YamlPath,
  token: readonly string[],
  shapes: ReadonlyMap<string, OperationShape>,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const unknown = [...shapes.values()].map(({ sent }) => sent(token));
  // Of a part that the protocol does not have it is said elsewhere.
  if (unknown.length === 0 || unknown.some((one) => one?.depth !== 1)) return [];
  const known = [...new Set(unknown.flatMap((one: UnknownName | undefined) => one?.known ?? []))];
  const expected =
    known.length === 0
      ? `none: no operation has a ${token[0] ?? ''} parameter`
      : `one of ${known.join(', ')}`;
  const [found = ''] = token.slice(1);
  const message = `no operation of the contract takes ${label(path)}`;
  return [report(path, { message, expected, found, ...nearestOf(found, known) }, 'key')];
}
