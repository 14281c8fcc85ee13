import { getAt } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { SchemaLibrary } from '../schema/schema-library.ts';
import { documentCarrying } from './carried-members.ts';
import { documentNamingChildren } from './naming-children.ts';
import { documentWithoutCircles } from './without-circles.ts';

/** The validators of a document for each way that data goes, made when they are first asked for. */
export class DirectedSchemas {
  readonly #document: OpenApiDocument;
  #base: OpenApiDocument | undefined;
  #alike: SchemaLibrary | undefined;
  #sent: SchemaLibrary | undefined;
  #received: SchemaLibrary | undefined;

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** For parameters and bodies of requests. */
  get sent(): SchemaLibrary {
    return (this.#sent ??= this.#library(documentCarrying(this.#ending, 'readOnly')));
  }

  /** For headers and bodies of answers. */
  get received(): SchemaLibrary {
    return (this.#received ??= this.#library(
      documentNamingChildren(documentCarrying(this.#ending, 'writeOnly')),
    ));
  }

  get #ending(): OpenApiDocument {
    return (this.#base ??= documentWithoutCircles(this.#document));
  }

  // Two directions that ask for the same have the same validators.
  #library(document: OpenApiDocument): SchemaLibrary {
    return document === this.#ending ? (this.#alike ??= this.#create(document)) : this.#create(document);
  }

  #create(document: OpenApiDocument): SchemaLibrary {
    return document === this.#document
      ? new SchemaLibrary(document)
      : new SchemaLibrary(document, { locate: (pointer) => this.#locate(pointer) });
  }

  /** The nearest place that the document itself has. */
  #locate(pointer: string): string {
    let at = pointer;
    while (getAt(this.#document, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
    return at;
  }
}
