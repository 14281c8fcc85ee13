import type { DocumentNode, GraphQLSchema } from 'graphql';
import { parse } from 'graphql/language/parser.js';
import { buildASTSchema } from 'graphql/utilities/buildASTSchema.js';
import { reachOf } from '../document-reach.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { excerptOf } from './excerpt.ts';
import { firstOfEachName } from './first-of-each-name.ts';

/** One side's schema as graphql-js builds it, as far as documents have got to it. */
export class KeptSchema {
  readonly #source: SdlSchema;
  readonly #types = new Set<string>();
  #built: GraphQLSchema | undefined;

  constructor(source: SdlSchema) {
    this.#source = source;
  }

  /** Says that a document is to come, so that one schema does for many. */
  expect(document: DocumentNode): void {
    for (const type of reachOf(this.#source, document).types) {
      if (this.#types.has(type)) continue;
      this.#types.add(type);
      this.#built = undefined;
    }
  }

  /** A schema that holds all that decides whether the document is valid. */
  for(document: DocumentNode): GraphQLSchema {
    this.expect(document);
    return (this.#built ??= this.#build());
  }

  #build(): GraphQLSchema {
    const parsed = parse(excerptOf(this.#source, this.#types), { noLocation: true });
    const ast = this.#source.duplicates.length === 0 ? parsed : firstOfEachName(parsed);
    return buildASTSchema(ast, { assumeValid: true, assumeValidSDL: true });
  }
}
