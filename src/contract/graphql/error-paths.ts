import { typeName } from '../schema/describe-error.ts';
import { getAt, toPointer } from '../../util/pointer.ts';

/** An error whose path leads to no value that its failure could have made null. */
export type MisledPath = { readonly at: string; readonly expected: string; readonly found: string };

/**
 * The errors of an answer whose `path` leads nowhere in its data, or to a value that is not null: what fails is null, or
 * makes null what holds it (GraphQL, Handling Execution Errors). Says nothing of errors that are not as they should be.
 */
export function findMisledPaths(body: unknown): readonly MisledPath[] {
  const data = getAt(body, '/data');
  const errors = getAt(body, '/errors');
  if (data === undefined || !Array.isArray(errors)) return [];
  return errors.flatMap((_, index): readonly MisledPath[] => {
    const path = getAt(errors, `/${String(index)}/path`);
    if (!isPath(path)) return [];
    const reached = reach(data, path);
    if (reached === null) return [];
    const found =
      reached === undefined ? 'a path that leads nowhere' : `a value of type ${typeName(reached)}`;
    return [{ at: `/errors/${String(index)}/path`, expected: 'the path of what is null in the data', found }];
  });
}

function isPath(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value) && value.every((key) => typeof key === 'string' || Number.isInteger(key));
}

/** What a path leads to; null as soon as something on the way is. */
function reach(data: unknown, path: readonly (string | number)[]): unknown {
  let value = data;
  for (const key of path) {
    if (value === null) return null;
    value = Array.isArray(value) === (typeof key === 'number') ? getAt(value, toPointer([key])) : undefined;
  }
  return value;
}
