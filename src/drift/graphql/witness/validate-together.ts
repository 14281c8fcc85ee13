import type {
  DefinitionNode,
  DocumentNode,
  GraphQLError,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { Kind } from 'graphql/language/kinds.js';
import { validate } from 'graphql/validation/validate.js';
import { withoutStacks } from './without-stacks.ts';

/** What graphql-js's `validate` finds wrong with one document. */
export function validateAlone(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return withoutStacks(() => validate(schema, document, undefined, { hideSuggestions: true }));
}

/**
 * What it finds wrong with each of many documents, from one validation of their operations: to prepare a validation
 * costs many times what a small document does. Of documents that may mean something else beside others, and of those
 * whose errors tell that they stand there, it says nothing. Documents must know their locations.
 */
export function validateTogether(
  schema: GraphQLSchema,
  documents: readonly DocumentNode[],
): ReadonlyMap<DocumentNode, readonly GraphQLError[]> {
  const found = new Map<DocumentNode, GraphQLError[]>();
  const bySource = new Map<unknown, DocumentNode>();
  const definitions: DefinitionNode[] = [];
  for (const document of documents) {
    const operation = onlyOperation(document);
    if (operation === undefined) continue;
    found.set(document, []);
    bySource.set(document.loc?.source, document);
    definitions.push(named(operation, `${prefix}${found.size}`));
  }
  const whole = { kind: Kind.DOCUMENT, definitions } as const;
  const options = { hideSuggestions: true, maxErrors: Infinity };
  const errors = withoutStacks(() => validate(schema, whole, undefined, options));
  for (const error of errors) {
    const document = bySource.get(error.source);
    if (document === undefined) return new Map();
    if (error.message.includes(prefix)) found.delete(document);
    else found.get(document)?.push(error);
  }
  return found;
}

const prefix = 'operation_of_livegate_';

/** The one operation that a document is; undefined where it is more, or has directives: some must be unlike others. */
function onlyOperation({ definitions, loc }: DocumentNode): OperationDefinitionNode | undefined {
  const [operation, ...others] = definitions;
  const isPlain = others.length === 0 && loc?.source.body.includes('@') === false;
  return isPlain && operation?.kind === 'OperationDefinition' ? operation : undefined;
}

function named(operation: OperationDefinitionNode, value: string): OperationDefinitionNode {
  return { ...operation, name: { kind: Kind.NAME, value } };
}
