import { Kind, parse, visit } from 'graphql';
import type { ASTNode, DefinitionNode, DirectiveDefinitionNode, DocumentNode } from 'graphql';

/**
 * An SDL without the directives that are notes of its own (`contract.annotations` of provider.yaml), and without the
 * types that only those use. What is taken out becomes spaces, so that everything else keeps its line and column.
 * Text that is no SDL is returned as it is: its reader says what is wrong with it.
 */
export function blankAnnotations(sdl: string, names: readonly string[]): string {
  if (names.length === 0) return sdl;
  const document = tryParse(sdl);
  if (document === undefined) return sdl;
  const gone: ASTNode[] = [...annotationDefinitions(document, names)];
  visit(document, {
    Directive: (node) => {
      if (names.includes(node.name.value)) gone.push(node);
    },
  });
  return gone.reduce(blank, sdl);
}

/** The definitions of these directives, and of the types that nothing but those refers to. */
export function annotationDefinitions(
  { definitions }: DocumentNode,
  names: readonly string[],
): readonly DefinitionNode[] {
  const isAnnotation = (node: DefinitionNode): node is DirectiveDefinitionNode =>
    node.kind === Kind.DIRECTIVE_DEFINITION && names.includes(node.name.value);
  const directives = definitions.filter(isAnnotation);
  const others = definitions.filter((node) => !isAnnotation(node));
  const idle = typesOnlyOf(directives, others);
  const types = others.filter((node) => 'name' in node && idle.has(node.name?.value ?? ''));
  return [...directives, ...types];
}

function tryParse(sdl: string): DocumentNode | undefined {
  try {
    return parse(sdl);
  } catch {
    return undefined;
  }
}

/** Names that these directives refer to and nothing else does. */
function typesOnlyOf(
  directives: readonly DirectiveDefinitionNode[],
  others: readonly DefinitionNode[],
): ReadonlySet<string> {
  return namesIn(directives).difference(namesIn(others));
}

function namesIn(nodes: readonly ASTNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodes)
    visit(node, {
      NamedType: ({ name }) => void names.add(name.value),
    });
  return names;
}

function blank(text: string, { loc }: ASTNode): string {
  if (loc === undefined) return text;
  const kept = text.slice(loc.start, loc.end).replaceAll(/[^\r\n]/g, ' ');
  return text.slice(0, loc.start) + kept + text.slice(loc.end);
}
