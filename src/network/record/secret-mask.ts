import { ByteSearch } from './byte-search.ts';

const star = 42;
const nothing: Buffer = Buffer.alloc(0);

/** Masks one body that comes in pieces. */
export type MaskedBody = {
  /** What of the body may go out now. The last bytes stay behind where a secret may begin in them; `last`: they do not. */
  push(chunk: Buffer, last?: boolean): Buffer;
  /** What is left at the end of the body. */
  end(): Buffer;
};

/**
 * Covers every form of every secret with asterisks, each by as many as it has bytes, so that lengths and JSON stay as
 * they are. Sees a secret in one of the forms of `secretForms`; never one that is compressed, encrypted or cut up.
 */
export class SecretMask {
  readonly #search: ByteSearch;

  constructor(forms: readonly string[]) {
    this.#search = new ByteSearch(forms.map((form) => Buffer.from(form)));
  }

  /** Whether the text holds a secret. */
  isIn(text: string): boolean {
    return this.#search.find(Buffer.from(text), () => undefined);
  }

  /** The text with its secrets covered. */
  text(text: string): string {
    const bytes = Buffer.from(text);
    return this.#cover(bytes, 0).toString();
  }

  body(): MaskedBody {
    let held = nothing;
    let covered = 0;
    const push = (chunk: Buffer, last = false): Buffer => {
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const end = last ? bytes.length : this.#search.possibleStart(bytes);
      let reach = covered;
      // what begins in the bytes that stay behind is found again with the next piece
      const masked = this.#cover(bytes, covered, (from, to) => {
        if (from < end) reach = Math.max(reach, to);
      });
      held = bytes.subarray(end);
      covered = Math.max(0, reach - end);
      return end === bytes.length ? masked : masked.subarray(0, end);
    };
    return { push, end: () => (held.length === 0 ? nothing : push(nothing, true)) };
  }

  /** A copy only where there is something to cover; the first `already` bytes belong to a secret that began earlier. */
  #cover(bytes: Buffer, already: number, note: (from: number, to: number) => void = () => undefined): Buffer {
    let masked = already === 0 ? undefined : Buffer.from(bytes).fill(star, 0, already);
    this.#search.find(bytes, (from, to) => {
      masked ??= Buffer.from(bytes);
      masked.fill(star, from, to);
      note(from, to);
    });
    return masked ?? bytes;
  }
}
