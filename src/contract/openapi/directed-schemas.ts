import type { OpenApiDocument } from '../contract.ts';
import { SchemaLibrary } from '../schema/schema-library.ts';
import { documentCarrying } from './carried-members.ts';
import type { HidingWord } from './carried-members.ts';

/** The validators of a document for each way that data goes, made when they are first asked for. */
export class DirectedSchemas {
  readonly #document: OpenApiDocument;
  #alike: SchemaLibrary | undefined;
  #sent: SchemaLibrary | undefined;
  #received: SchemaLibrary | undefined;

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** For parameters and bodies of requests. */
  get sent(): SchemaLibrary {
    return (this.#sent ??= this.#library('readOnly'));
  }

  /** For headers and bodies of answers. */
  get received(): SchemaLibrary {
    return (this.#received ??= this.#library('writeOnly'));
  }

  // Two directions that ask for the same have the same validators.
  #library(word: HidingWord): SchemaLibrary {
    const document = documentCarrying(this.#document, word);
    return document === this.#document
      ? (this.#alike ??= new SchemaLibrary(document))
      : new SchemaLibrary(document);
  }
}
