import { Kind, parse, print } from 'graphql';
import type {
  ConstDirectiveNode,
  DefinitionNode,
  DocumentNode,
  TypeDefinitionNode,
  TypeExtensionNode,
} from 'graphql';
import { annotationDefinitions } from './blank-annotations.ts';

/** A definition, or a part of one, that may carry directives and parts of its own. */
type Annotated = {
  readonly name?: { readonly value: string } | undefined;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
  readonly fields?: readonly Annotated[] | undefined;
  readonly arguments?: readonly Annotated[] | undefined;
  readonly values?: readonly Annotated[] | undefined;
};

type Carried = {
  readonly sdl: string;
  /** Coordinates whose annotations stand on nothing any more. */
  readonly lost: readonly string[];
};

/**
 * The new SDL with the annotations of the old one, on whatever both define, be it in an extension. Their definitions come along; comments do
 * not. Throws a `GraphQLError` for text that is no SDL.
 */
export function carryAnnotations(oldSdl: string, newSdl: string, names: readonly string[]): Carried {
  const before = parse(oldSdl, { noLocation: true });
  const after = parse(newSdl, { noLocation: true });
  const own: readonly DefinitionNode[] = annotationDefinitions(before, names);
  const notes = new Map<string, readonly ConstDirectiveNode[]>();
  const theirs = before.definitions.filter((node) => !own.includes(node)).filter(isAnnotatable);
  for (const definition of theirs) collect(definition, names, notes);
  const used = new Set<string>();
  const add = <Node extends Annotated>(node: Node, at = ''): Node => {
    const coordinate = coordinateOf(node, at);
    // A type and its extensions have one coordinate, and most annotations may stand there once only.
    const noted = used.has(coordinate) ? [] : without(notes.get(coordinate) ?? [], node.directives);
    used.add(coordinate);
    const parts = Object.entries(partsOf(node)).map(([key, list]) => [
      key,
      list.map((part) => add(part, coordinate)),
    ]);
    return {
      ...node,
      directives: [...(node.directives ?? []), ...noted],
      ...(Object.fromEntries(parts) as Partial<Node>),
    };
  };
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [...own, ...after.definitions.map((node) => (isAnnotatable(node) ? add(node) : node))],
  };
  return { sdl: `${print(document)}\n`, lost: [...notes.keys()].filter((key) => !used.has(key)) };
}

function collect(
  node: Annotated,
  names: readonly string[],
  into: Map<string, readonly ConstDirectiveNode[]>,
  at = '',
): void {
  const coordinate = coordinateOf(node, at);
  const noted = (node.directives ?? []).filter(({ name }) => names.includes(name.value));
  if (noted.length > 0) into.set(coordinate, [...(into.get(coordinate) ?? []), ...noted]);
  for (const list of Object.values(partsOf(node)))
    for (const part of list) collect(part, names, into, coordinate);
}

function coordinateOf({ name }: Annotated, at: string): string {
  return at === '' ? (name?.value ?? '') : `${at}.${name?.value ?? ''}`;
}

function partsOf(node: Annotated): Readonly<Record<string, readonly Annotated[]>> {
  const { arguments: args, fields, values } = node;
  return {
    ...(fields === undefined ? {} : { fields }),
    ...(args === undefined ? {} : { arguments: args }),
    ...(values === undefined ? {} : { values }),
  };
}

function without(
  noted: readonly ConstDirectiveNode[],
  there: readonly ConstDirectiveNode[] = [],
): readonly ConstDirectiveNode[] {
  const names = new Set(there.map(({ name }) => name.value));
  return noted.filter(({ name }) => !names.has(name.value));
}

function isAnnotatable(node: DefinitionNode): node is TypeDefinitionNode | TypeExtensionNode {
  return node.kind.endsWith('TypeDefinition') || node.kind.endsWith('TypeExtension');
}
