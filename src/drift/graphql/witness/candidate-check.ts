import type { DocumentNode, GraphQLError } from 'graphql';
import { parse } from 'graphql/language/parser.js';
import type { Witness } from '../../../model/change.ts';
import { loadLazily } from '../../../util/load-lazily.ts';
import type { Budget } from '../../budget.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { AnswerCheck } from './answer-check.ts';
import type { Candidate } from './candidate.ts';
import { KeptSchema } from './kept-schema.ts';

/**
 * Puts candidates to validators that had no part in making them: graphql-js's `validate` and, for
 * answers, its `executeSync`. Schemas are built by graphql-js from the definitions that the documents get to, and kept.
 */
export class CandidateCheck {
  readonly #old: KeptSchema;
  readonly #new: KeptSchema;
  readonly #parsed = new Map<string, DocumentNode>();
  #answers: AnswerCheck | undefined;

  constructor(old: SdlSchema, current: SdlSchema, budget: Budget) {
    this.#old = new KeptSchema(old, budget);
    this.#new = new KeptSchema(current, budget);
  }

  /** Says which documents are to come, so that one schema a side, and one validation, do for all of them. */
  expect(documents: readonly string[]): void {
    const parsed = [...new Set(documents)].map((text) => this.#parse(text));
    this.#old.expect(parsed);
    this.#new.expect(parsed);
  }

  /** The witness that a candidate is; undefined where a validator does not confirm it. */
  confirm(candidate: Candidate): Witness | undefined {
    const document = this.#parse(candidate.document);
    const errors = this.#new.errors(document);
    const refused = errors.length > 0;
    if (refused === (candidate.result !== undefined)) return undefined;
    if (this.#old.errors(document).length > 0) return undefined;
    if (candidate.result === undefined) return refusedDocument(candidate, errors);
    return this.#checkAnswers().refusedResult(candidate.document, document, candidate.result);
  }

  #parse(text: string): DocumentNode {
    const document = this.#parsed.get(text) ?? parse(text);
    this.#parsed.set(text, document);
    return document;
  }

  /** Loaded only where an answer must be checked. */
  #checkAnswers(): AnswerCheck {
    const { AnswerCheck: Check } = loadLazily<{ readonly AnswerCheck: typeof AnswerCheck }>(
      import.meta.url,
      './answer-check',
    );
    return (this.#answers ??= new Check(this.#old, this.#new));
  }
}

function refusedDocument(
  { document, about }: Candidate,
  errors: readonly GraphQLError[],
): Witness | undefined {
  const error = errors.find(
    (one) => about.length === 0 || namesIn(document, one).some((name) => about.includes(name)),
  );
  return error === undefined
    ? undefined
    : { kind: 'document', acceptedBy: 'old', refusedBy: 'new', refusal: error.message, document };
}

/** What an error is about: the names in its message, and that of what the refused value is given for. */
function namesIn(document: string, { message, positions }: GraphQLError): readonly string[] {
  const before = document.slice(0, positions?.[0] ?? 0);
  const given = /(\w+): \[*$/.exec(before)?.[1];
  const quoted = [...message.matchAll(/"([^"]*)"/g)].flatMap(([, text = '']) => text.split(/[^$\w]+/));
  // "The subscription operation is not supported by the schema."
  const operation = /^The (\w+) operation /.exec(message)?.[1];
  return [...quoted, ...[given, operation].filter((name) => name !== undefined)];
}
