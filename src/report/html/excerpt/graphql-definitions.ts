import type { DefinitionNode, Location, NameNode } from 'graphql';
import { graphqlParser } from '../../../drift/document/parsers.ts';
import type { DefinitionText, Definitions } from './definition-text.ts';

/** `Query.user(id:)`, `@cost(weight:)`, `Status.OPEN`. */
const coordinate = /^@?(?<name>\w+)(?:\.(?<member>\w+))?(?:\((?<argument>\w+):\))?/;

/**
 * The definitions of a GraphQL schema, by type or directive, without descriptions: one server writes them, another does not.
 * Throws what graphql-js throws for text that is no SDL.
 */
export function graphqlDefinitions(sdl: string): Definitions {
  const { parse, print, visit } = graphqlParser();
  const bare = visit(parse(sdl, { noLocation: true }), {
    StringValue: (_node, key) => (key === 'description' ? null : undefined),
  });
  const byName = Map.groupBy(bare.definitions, (node) => nameOf(node) ?? 'schema');
  return {
    nameOf: (pointer) => coordinate.exec(pointer)?.groups?.['name'] ?? 'schema',
    read: (name) => {
      const nodes = byName.get(name);
      return nodes === undefined ? undefined : definitionText(nodes.map(print).join('\n\n'));
    },
  };
}

function nameOf(node: DefinitionNode): string | undefined {
  return 'name' in node ? node.name?.value : undefined;
}

function definitionText(text: string): DefinitionText {
  const { parse } = graphqlParser();
  const { definitions } = parse(text);
  return {
    lines: text.split('\n'),
    lineOf: (pointer) => {
      const { argument, member } = coordinate.exec(pointer)?.groups ?? {};
      const names = [member, argument].filter((name) => name !== undefined);
      const found = definitions.map((node) => partOf(node, names)).find((node) => node !== undefined);
      return lineOf(found);
    },
  };
}

type Members = readonly Named[] | undefined;
type Named = {
  readonly name?: NameNode | undefined;
  readonly loc?: Location | undefined;
  readonly fields?: Members;
  readonly values?: Members;
  readonly arguments?: Members;
};

/** The part of a definition that the names lead to: a field, an argument of it, a value of an enumeration. */
function partOf(node: Named, [name, ...rest]: readonly string[]): Named | undefined {
  if (name === undefined) return node;
  const members = [...(node.fields ?? []), ...(node.values ?? []), ...(node.arguments ?? [])];
  const member = members.find((one) => one.name?.value === name);
  return member === undefined ? undefined : partOf(member, rest);
}

function lineOf(node: Named | undefined): number | undefined {
  const token = node?.name?.loc?.startToken ?? node?.loc?.startToken;
  return token === undefined ? undefined : token.line - 1;
}
