import type { DocumentNode, GraphQLFieldResolver, GraphQLSchema, GraphQLTypeResolver } from 'graphql';
import { executeSync } from 'graphql/execution/execute.js';
import { isDeepStrictEqual } from 'node:util';
import type { Witness } from '../../../model/change.ts';
import type { ResultTwist } from './candidate.ts';
import type { KeptSchema } from './kept-schema.ts';
import { twistedResults } from './twisted-results.ts';
import { withoutStacks } from './without-stacks.ts';

/** Looks for answers to a document that the new schema allows and the old one cannot give, as graphql-js executes both. */
export class AnswerCheck {
  readonly #old: KeptSchema;
  readonly #new: KeptSchema;

  constructor(old: KeptSchema, current: KeptSchema) {
    this.#old = old;
    this.#new = current;
  }

  refusedResult(text: string, document: DocumentNode, twist: ResultTwist): Witness | undefined {
    const operation = document.definitions.find((one) => one.kind === 'OperationDefinition');
    if (operation === undefined) return undefined;
    const [old, next] = [this.#old.for(document), this.#new.for(document)];
    for (const { result, at } of twistedResults(next, operation, twist)) {
      if (refusalOf(next, document, result) !== undefined) continue;
      const refusal = refusalOf(old, document, result, at);
      if (refusal !== undefined)
        return { kind: 'result', acceptedBy: 'new', refusedBy: 'old', refusal, document: text, result };
    }
    return undefined;
  }
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Why a schema cannot give an answer, at or below a place in it where one is given: graphql-js is let complete the very
 * values of the answer, and must come to the same ones.
 */
function refusalOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  answer: unknown,
  at = '',
): string | undefined {
  const { data: wanted } = answer as { readonly data?: unknown };
  const fieldResolver: GraphQLFieldResolver<Members, unknown> = (source, _given, _context, { path }) =>
    source[String(path.key)];
  const { data, errors = [] } = withoutStacks(() =>
    executeSync({ schema, document, rootValue: wanted, fieldResolver, typeResolver }),
  );
  const place = (path: readonly (string | number)[] | undefined): string =>
    `/${['data', ...(path ?? [])].join('/')}`;
  const error = errors.find(({ path }) => place(path).startsWith(at));
  if (error !== undefined) return `${place(error.path)}: ${error.message}`;
  if (errors.length > 0) return undefined;
  return isDeepStrictEqual(plain(data), plain(wanted)) ? undefined : `${at}: another value comes out of it`;
}

// graphql-js makes objects without a prototype.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

// An answer without `__typename` is one of a type that has all of its members.
const typeResolver: GraphQLTypeResolver<unknown, unknown> = (value, _context, { schema }, abstract) => {
  const members = value as Members;
  if (typeof members['__typename'] === 'string') return members['__typename'];
  const names = Object.keys(members);
  return schema.getPossibleTypes(abstract).find((type) => names.every((name) => name in type.getFields()))
    ?.name;
};
