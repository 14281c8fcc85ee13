import { getAt, toPointer, pointerTokens } from '../../util/pointer.ts';
import type { Call } from '../call.ts';

const outsideData = /^\/(data|errors|extensions)(\/|$)/;

/**
 * The places in a reply's body that a fault's pointer means: `*` is every item or member, and of a GraphQL reply
 * pointers go into `data`, unless they begin with `/data`, `/errors` or `/extensions`. Nothing there: no place.
 */
export function placesIn(body: unknown, pointer: string, protocol: Call['protocol']): readonly string[] {
  const from = protocol === 'graphql' && !outsideData.test(pointer) ? `/data${pointer}` : pointer;
  return expand(body, [], pointerTokens(from));
}

function expand(
  value: unknown,
  done: readonly string[],
  [token, ...rest]: readonly string[],
): readonly string[] {
  if (token === undefined) return [toPointer(done)];
  if (token === '*')
    return Object.keys(container(value)).flatMap((key) => expand(value, done, [key, ...rest]));
  const next = getAt(value, toPointer([token]));
  return next === undefined ? [] : expand(next, [...done, token], rest);
}

function container(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
