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
  return [...headers, ...defaults].flatMap(({ path, token }) => problemOf(path, token, shapes, report));
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
