import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { responseSchema } from '../../../contract/graphql/response-schema.ts';
import { createAjv } from '../../../contract/schema/ajv.ts';
import { describeError } from '../../../contract/schema/describe-error.ts';
import type { Witness } from '../../../model/change.ts';
import type { ResultTwist } from './candidate.ts';
import type { KeptSchema } from './kept-schema.ts';
import { twistedResults } from './twisted-results.ts';

/** What is wrong with an answer, at or below a place in it where one is given. */
type Check = (result: unknown, at?: string) => string | undefined;

/** Looks for answers to a document that the new schema allows and the shape of the old one's answers refuses. */
export class AnswerCheck {
  readonly #old: KeptSchema;
  readonly #new: KeptSchema;
  /** By the document: it decides by itself what its check looks at. */
  readonly #checks = new Map<string, { readonly old: Check; readonly new: Check }>();

  constructor(old: KeptSchema, current: KeptSchema) {
    this.#old = old;
    this.#new = current;
  }

  refusedResult(text: string, document: DocumentNode, twist: ResultTwist): Witness | undefined {
    const operation = document.definitions.find((one) => one.kind === 'OperationDefinition');
    if (operation === undefined) return undefined;
    const checks = this.#checksOf(text, document, operation);
    for (const { result, at } of twistedResults(this.#new.for(document), operation, twist)) {
      const refusal = checks.new(result) === undefined ? checks.old(result, at) : undefined;
      if (refusal !== undefined)
        return { kind: 'result', acceptedBy: 'new', refusedBy: 'old', refusal, document: text, result };
    }
    return undefined;
  }

  #checksOf(
    text: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): { readonly old: Check; readonly new: Check } {
    const known = this.#checks.get(text);
    if (known !== undefined) return known;
    const made = {
      old: checkOf(this.#old.for(document), operation),
      new: checkOf(this.#new.for(document), operation),
    };
    this.#checks.set(text, made);
    return made;
  }
}

function checkOf(schema: GraphQLSchema, operation: OperationDefinitionNode): Check {
  const validator = createAjv('errors').compile(responseSchema(schema, operation, new Map()));
  return (result, at = '') => {
    if (validator(result)) return undefined;
    const error = validator.errors?.find(
      ({ instancePath, keyword }) => instancePath.startsWith(at) && keyword !== 'if',
    );
    if (error === undefined) return undefined;
    const { expected, found } = describeError(error, new Set());
    return `${error.instancePath}: expected ${expected}, found ${found}`;
  };
}
