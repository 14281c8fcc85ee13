import type { ConfigProblem } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import type { Operation } from '../contract.ts';
import type { ParsedProvider } from '../parse-provider.ts';
import type { YamlPath } from '../read-yaml.ts';

/** Where a provider file names an operation. */
type Mention = { readonly id: string; readonly path: YamlPath; readonly part: 'key' | 'value' };

/**
 * Where a provider file and its contract do not speak of the same operations: a name that the contract does not have,
 * each with the nearest one that it has, and operations of the contract that the file says nothing of.
 */
export function findOperationProblems(
  { provider, yaml }: ParsedProvider,
  operations: ReadonlyMap<string, Operation>,
): readonly ConfigProblem[] {
  const { file } = yaml;
  const unknown = mentionsOf(provider)
    .filter(({ id }) => !operations.has(id))
    .map(({ id, path, part }) => {
      const place = yaml.locate(path, part);
      return {
        file,
        ...place,
        message: 'the contract has no such operation',
        expected: 'an operation of the contract',
        found: id,
        ...nearestOf(id, operations.keys()),
      };
    });
  const unspoken = [...operations.keys()].filter((id) => !Object.hasOwn(provider.operations, id));
  const silent = unspoken.map((id) => ({
    file,
    ...yaml.locate(['operations'], 'key'),
    message: `operations says nothing of ${id}, which the contract has`,
    expected: `operations.${id} with its effect`,
    found: 'none',
  }));
  return [...unknown, ...silent];
}

function mentionsOf(provider: ParsedProvider['provider']): readonly Mention[] {
  const keys = Object.keys(provider.operations).map((id): Mention => ({
    id,
    path: ['operations', id],
    part: 'key',
  }));
  const listed = 'operations' in provider.idempotency ? provider.idempotency.operations : [];
  const idempotent = listed.map((id, index): Mention => ({
    id,
    path: ['idempotency', 'operations', index],
    part: 'value',
  }));
  const nested = (['auth', 'given', 'capabilities'] as const).flatMap((name) =>
    findMentions(provider[name], [name]),
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
