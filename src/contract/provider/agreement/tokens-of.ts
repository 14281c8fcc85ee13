import { pointerTokens } from '../../../util/pointer.ts';

/** The tokens of a JSON Pointer; undefined for a text that is none. */
export function tokensOf(pointer: string): readonly string[] | undefined {
  try {
    return pointerTokens(pointer);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
