import type { ConfigProblem } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import type { YamlPath } from '../read-yaml.ts';
import { isObject } from '../schema/json-schema.ts';
import { memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

/** Where a provider file names an operation. */
type Mention = { readonly id: string; readonly path: YamlPath; readonly part: 'key' | 'value' };

/**
 * Where a provider file and its contract do not speak of the same operations: a name that the contract does not have,
 * each with the nearest one that it has, and operations of the contract that the file says nothing of. The file need
 * not be valid yet.
 */
export function findOperationProblems(
  provider: unknown,
  operations: ReadonlyMap<string, unknown>,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const expected =
    memberOf(provider, 'protocol') === 'graphql'
      ? 'an operation of the contract, which is a document of its own: <name>.graphql'
      : 'an operation of the contract';
  const unknown = mentionsOf(provider)
    .filter(({ id }) => !operations.has(id))
    .map(({ id, path, part }) => {
      const message = 'the contract has no such operation';
      return report(path, { message, expected, found: id, ...nearestOf(id, operations.keys()) }, part);
    });
  const said = memberOf(provider, 'operations');
  // Where nothing is said of any, that the whole is missing has been told.
  const unspoken = isObject(said) ? [...operations.keys()].filter((id) => !Object.hasOwn(said, id)) : [];
  const silent = unspoken.map((id) => {
    const message = `operations says nothing of ${id}, which the contract has`;
    return report(
      ['operations'],
      { message, expected: `operations.${id} with its effect`, found: 'none' },
      'key',
    );
  });
  return [...unknown, ...silent];
}

function mentionsOf(provider: unknown): readonly Mention[] {
  const keys = membersOf(memberOf(provider, 'operations')).map(([id]): Mention => ({
    id,
    path: ['operations', id],
    part: 'key',
  }));
  const listed = memberOf(provider, 'idempotency', 'operations');
  const idempotent = (Array.isArray(listed) ? listed : []).flatMap((id: unknown, index): Mention[] =>
    typeof id === 'string' ? [{ id, path: ['idempotency', 'operations', index], part: 'value' }] : [],
  );
  const nested = ['auth', 'given', 'capabilities'].flatMap((name) =>
    findMentions(memberOf(provider, name), [name]),
  );
  return [...keys, ...idempotent, ...nested];
}

/** Every `operation: <id>` of the provider schema below a value; templates (`input`) are data and not looked into. */
function findMentions(value: unknown, path: YamlPath): readonly Mention[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]): readonly Mention[] => {
    if (name === 'operation' && typeof member === 'string')
      return [{ id: member, path: [...path, name], part: 'value' }];
    return name === 'input' ? [] : findMentions(member, [...path, name]);
  });
}
