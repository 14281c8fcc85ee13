import { pointerTokens } from '../util/pointer.ts';
import { readAmount } from './amount.ts';

/**
 * The amount at a pointer of a parsed body, in millionths, where every reader must find this very one: no other member on the
 * way is called the same but for letter case or look-alikes, which some servers take for it, and no array holds a second item.
 */
export function readAmountAt(body: unknown, pointer: string): bigint | undefined {
  return readAmount(pointerTokens(pointer).reduce(onlyMember, body));
}

function onlyMember(container: unknown, token: string): unknown {
  if (typeof container !== 'object' || container === null) return undefined;
  const all = Object.entries(container);
  if (Array.isArray(container) && all.length > 1) return undefined;
  const folded = fold(token);
  const [found, second] = all.filter(([name]) => fold(name) === folded);
  return found?.[0] === token && second === undefined ? found[1] : undefined;
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
