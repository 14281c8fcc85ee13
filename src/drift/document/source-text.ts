import type { DocumentDefect } from '../../model/drift-report.ts';
import type { NumberLiteral } from './number-literals.ts';
import { LineIndex } from './line-index.ts';
import { SchemaDocumentError } from './document-error.ts';
import type { DocumentOrigin, SchemaDocumentErrorCode } from './document-error.ts';

/** What is wrong with a text, in words. */
type Words = { readonly message: string; readonly expected: string; readonly found: string };

/** A text with its name and its lines. */
export class SourceText {
  readonly name: string;
  readonly text: string;
  readonly origin: DocumentOrigin;
  readonly #lines: LineIndex;

  constructor(name: string, text: string, origin: DocumentOrigin) {
    this.name = name;
    this.text = text;
    this.origin = origin;
    this.#lines = new LineIndex(text);
  }

  /** Line and column of a UTF-16 offset. */
  position(offset: number): { readonly line: number; readonly column: number } {
    return this.#lines.at(offset);
  }

  /** The error that says what is wrong at an offset; the caller throws it. */
  fail(code: SchemaDocumentErrorCode, offset: number, words: Words): SchemaDocumentError {
    return new SchemaDocumentError(
      code,
      { file: this.name, ...this.position(offset), ...words },
      this.origin,
    );
  }
}

/** A JSON or YAML text, read. */
export type ReadText = {
  readonly source: SourceText;
  readonly value: unknown;
  readonly defects: readonly DocumentDefect[];
  /** Numbers of which others are read the same. */
  readonly ambiguous: readonly NumberLiteral[];
  /** UTF-16 offset of the member or item that the pointer names; of the nearest enclosing one where there is none. */
  offsetOf(pointer: string): number;
};

/** The beginning of foreign text in quotation marks, on one line, with nothing in it that a terminal would obey. */
export function quote(text: string, longest = 60): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return JSON.stringify(shown).replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
