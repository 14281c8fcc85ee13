import { getAt, pointerTokens, toPointer } from '../util/pointer.ts';

const mostNames = 10;

/** What an answer has where a pointer of provider.yaml finds nothing: the names at the deepest place on its way that is there. */
export function insteadOf(data: unknown, pointer: string): string {
  const tokens = pointerTokens(pointer);
  const depths = tokens.map((_, index) => toPointer(tokens.slice(0, tokens.length - index)));
  const deepest = [...depths, ''].find((place) => isContainer(getAt(data, place)));
  if (deepest === undefined) return 'an answer without members';
  const found = getAt(data, deepest) as object;
  const place = deepest === '' ? 'the answer' : deepest;
  if (Array.isArray(found)) return `${place}, a list of ${found.length}`;
  const names = Object.keys(found);
  const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
  return `${place} with ${names.slice(0, mostNames).join(', ') || 'no members'}${more}`;
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
