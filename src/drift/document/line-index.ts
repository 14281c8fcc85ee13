import { lastAtOrBelow } from './last-at-or-below.ts';

/** Turns offsets of a text into lines and columns. Counts the lines when it is first asked. */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the UTF-16 offset stands; both begin at 1. An offset outside the text counts as its nearest end. */
  at(offset: number): { readonly line: number; readonly column: number } {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const starts = (this.#starts ??= lineStarts(this.#text));
    const line = lastAtOrBelow(starts, inside);
    return { line: line + 1, column: inside - (starts[line] ?? 0) + 1 };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
