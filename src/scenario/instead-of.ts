import { getAt, pointerTokens, toPointer } from '../util/pointer.ts';

/** What an answer has where a pointer of provider.yaml finds nothing: the names at the deepest place on its way that is there. */
export function insteadOf(data: unknown, pointer: string): string {
  const tokens = pointerTokens(pointer);
  const depths = tokens.map((_, index) => toPointer(tokens.slice(0, tokens.length - index)));
  const deepest = [...depths, ''].find((place) => isContainer(getAt(data, place)));
  if (deepest === undefined) return 'an answer without members';
  const names = Object.keys(getAt(data, deepest) as object);
  return `${deepest === '' ? 'the answer' : deepest} with ${names.join(', ') || 'no members'}`;
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
