import type { ASTNode, DocumentNode, NameNode, OperationTypeDefinitionNode } from 'graphql';
import { visit } from 'graphql/language/visitor.js';

type Named = { readonly name: NameNode } | OperationTypeDefinitionNode;

/** The document without what it gives twice: of two of one name the first stays, as everywhere here. */
export function firstOfEachName(document: DocumentNode): DocumentNode {
  const seen = new Set<string>();
  const definitions = document.definitions.filter((one) => {
    const name = nameOf(one);
    if (!one.kind.endsWith('Definition') || name === undefined) return true;
    const key = `${one.kind === 'DirectiveDefinition' ? '@' : ''}${name}`;
    return !seen.has(key) && seen.add(key);
  });
  return visit({ ...document, definitions }, { enter: withoutRepeats });
}

function nameOf(node: ASTNode): string | undefined {
  return 'name' in node ? node.name?.value : undefined;
}

function withoutRepeats(node: ASTNode): ASTNode {
  if (!/Definition$|Extension$/.test(node.kind)) return node;
  const lists = Object.entries(node).filter(
    ([key, value]) =>
      ['fields', 'arguments', 'values', 'types', 'interfaces', 'operationTypes'].includes(key) &&
      Array.isArray(value),
  ) as unknown as readonly (readonly [string, readonly Named[]])[];
  return { ...node, ...Object.fromEntries(lists.map(([key, list]) => [key, firsts(list)])) };
}

function firsts(list: readonly Named[]): readonly Named[] {
  const seen = new Set<string>();
  return list.filter((one) => {
    const name = 'name' in one ? one.name.value : one.operation;
    return !seen.has(name) && seen.add(name);
  });
}
