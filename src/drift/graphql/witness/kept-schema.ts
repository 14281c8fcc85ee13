import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import { parse } from 'graphql/language/parser.js';
import { buildASTSchema } from 'graphql/utilities/buildASTSchema.js';
import type { Budget } from '../../budget.ts';
import { reachedTypes } from '../document-reach.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { excerptOf } from './excerpt.ts';
import type { DocumentTraces } from './excerpt.ts';
import { firstOfEachName } from './first-of-each-name.ts';
import { validateAlone, validateTogether } from './validate-together.ts';

/** One side's schema as graphql-js builds it, as far as documents get to it, and what it finds wrong with them. */
export class KeptSchema {
  readonly #source: SdlSchema;
  readonly #budget: Budget;
  readonly #own = new WeakMap<DocumentNode, GraphQLSchema>();
  #expected: readonly DocumentNode[] = [];
  #shared: { readonly traces: DocumentTraces; readonly schema: GraphQLSchema } | undefined;
  #errors: ReadonlyMap<DocumentNode, readonly GraphQLError[]> | undefined;

  constructor(source: SdlSchema, budget: Budget) {
    this.#source = source;
    this.#budget = budget;
  }

  /** Says which documents are to come, so that one schema and one validation do for all of them. */
  expect(documents: readonly DocumentNode[]): void {
    this.#expected = documents;
    this.#shared = undefined;
    this.#errors = undefined;
  }

  /** A schema that holds all that decides whether the document is valid. */
  for(document: DocumentNode): GraphQLSchema {
    const shared = (this.#shared ??= this.#share());
    const known = this.#own.get(document);
    if (known !== undefined) return known;
    const traces = this.#tracesOf(document);
    const schema = covers(shared.traces, traces) ? shared.schema : this.#build(traces);
    this.#own.set(document, schema);
    return schema;
  }

  /** What graphql-js's `validate` finds wrong with a document. */
  errors(document: DocumentNode): readonly GraphQLError[] {
    this.#shared ??= this.#share();
    this.#errors ??= validateTogether(this.#shared.schema, this.#expected);
    return this.#errors.get(document) ?? this.#alone(document);
  }

  // graphql-js goes through all directives of a schema for each validation.
  #alone(document: DocumentNode): readonly GraphQLError[] {
    this.#budget.spend('proofSteps', this.#source.directives.size);
    return validateAlone(this.for(document), document);
  }

  #share(): { readonly traces: DocumentTraces; readonly schema: GraphQLSchema } {
    const all = this.#expected.map((document) => this.#tracesOf(document));
    const traces = {
      types: new Set(all.flatMap(({ types }) => [...types])),
      words: new Set(all.flatMap(({ words }) => [...words])),
    };
    return { traces, schema: this.#build(traces) };
  }

  #tracesOf(document: DocumentNode): DocumentTraces {
    const words = new Set(document.loc?.source.body.match(/\w+/g));
    const types = reachedTypes(this.#source, document);
    // A fragment names its type even where this side knows no field that leads to it.
    return { types: types.union(words), words };
  }

  #build(traces: DocumentTraces): GraphQLSchema {
    const text = excerptOf(this.#source, traces);
    this.#budget.spend('proofSteps', text.length);
    const parsed = parse(text, { noLocation: true });
    const ast = this.#source.duplicates.length === 0 ? parsed : firstOfEachName(parsed);
    return buildASTSchema(ast, { assumeValid: true, assumeValidSDL: true });
  }
}

function covers(wide: DocumentTraces, narrow: DocumentTraces): boolean {
  return narrow.types.isSubsetOf(wide.types) && narrow.words.isSubsetOf(wide.words);
}
