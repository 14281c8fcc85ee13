import type { SdlPart } from './sdl-model.ts';

/** The parts of one text, to be found again in another that has them in much the same order. */
export class KnownParts {
  readonly #text: string;
  readonly #parts: readonly SdlPart[];
  readonly #indices: ReadonlyMap<string, number>;
  #next = 0;

  constructor(text: string, parts: readonly SdlPart[]) {
    this.#text = text;
    this.#parts = parts;
    this.#indices = new Map(parts.map((part, index) => [keyOf(part), index]));
  }

  /** The part that stands in another text at an offset, if it is the one that is expected there. */
  take(text: string, start: number): SdlPart | undefined {
    const part = this.#parts[this.#next];
    // What ends with its body ends there in any text; other definitions may go on.
    if (part === undefined || this.#text[part.end - 1] !== '}') return undefined;
    const length = part.end - part.start;
    if (!text.startsWith(this.#text.slice(part.start, part.end), start)) return undefined;
    this.#next += 1;
    const shift = start - part.start;
    return { ...part, offset: part.offset + shift, start, end: start + length, shift };
  }

  /** Says that a part was read from the other text, so that the one after it is expected next. */
  passed(part: SdlPart): void {
    const index = this.#indices.get(keyOf(part));
    if (index !== undefined) this.#next = index + 1;
  }
}

function keyOf({ kind, name, extension }: SdlPart): string {
  return `${extension ? 'extend ' : ''}${kind} ${name}`;
}
