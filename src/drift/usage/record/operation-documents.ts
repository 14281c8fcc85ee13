import { Kind, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/** An operation with what it spreads, by itself. */
export type OperationDocument = {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
};

/** Each operation among definitions, with those of the fragments that it spreads, directly or by another one. */
export function operationDocuments(definitions: DocumentNode['definitions']): readonly OperationDocument[] {
  const fragments = definitions.filter((one) => one.kind === 'FragmentDefinition');
  const operations = definitions.filter((one) => one.kind === 'OperationDefinition');
  return operations.map((operation) => {
    const used = namesOfSpreads(operation, fragments);
    const own = fragments.filter(({ name }) => used.has(name.value));
    return { operation, document: { kind: Kind.DOCUMENT, definitions: [operation, ...own] } };
  });
}

function namesOfSpreads(
  start: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): ReadonlySet<string> {
  const names = new Set<string>();
  const queue: (OperationDefinitionNode | FragmentDefinitionNode)[] = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    visit(at, {
      FragmentSpread: ({ name: { value } }) => {
        if (names.has(value)) return;
        names.add(value);
        queue.push(...fragments.filter(({ name }) => name.value === value));
      },
    });
  return names;
}
