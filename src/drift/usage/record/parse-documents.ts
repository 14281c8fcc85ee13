import { GraphQLError, parse } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { ConfigError } from '../../../util/errors.ts';
import type { ConfigProblem } from '../../../util/errors.ts';

type NamedText = { readonly file: string; readonly text: string };

/**
 * GraphQL documents by the names of their operations; fragments of all files serve all of them. Throws a `ConfigError`
 * (`contract_invalid`) with every file that is no GraphQL and every operation without a name.
 */
export function parseDocuments(files: readonly NamedText[]): ReadonlyMap<string, DocumentNode> {
  const problems: ConfigProblem[] = [];
  const parsed = files.flatMap((file) => parseOne(file, problems));
  const definitions = parsed.flatMap(({ definitions: own, file }) => own.map((one) => ({ one, file })));
  const fragments = definitions.flatMap(({ one }) => (one.kind === 'FragmentDefinition' ? [one] : []));
  const documents = new Map<string, DocumentNode>();
  for (const { file, one } of definitions) {
    if (one.kind !== 'OperationDefinition') continue;
    if (one.name === undefined) problems.push(nameless(file));
    else documents.set(one.name.value, documentOf(one, fragments));
  }
  if (problems.length > 0) throw new ConfigError('contract_invalid', problems);
  return documents;
}

function parseOne(
  { file, text }: NamedText,
  problems: ConfigProblem[],
): readonly { file: string; definitions: DocumentNode['definitions'] }[] {
  try {
    return [{ file, definitions: parse(text, { noLocation: true }).definitions }];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    problems.push({ file, message: error.message, ...error.locations?.[0] });
    return [];
  }
}

function documentOf(
  operation: OperationDefinitionNode,
  fragments: readonly DocumentNode['definitions'][number][],
): DocumentNode {
  const used = namesOfSpreads(operation, fragments);
  const own = fragments.filter((one) => one.kind === 'FragmentDefinition' && used.has(one.name.value));
  return { kind: 'Document', definitions: [operation, ...own] };
}

/** The fragments that a definition spreads, directly or by another one. */
function namesOfSpreads(
  start: object,
  fragments: readonly DocumentNode['definitions'][number][],
): ReadonlySet<string> {
  const names = new Set<string>();
  const queue: object[] = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    JSON.stringify(at, (_, node: { kind?: string; name?: { value: string } } | null) => {
      const name = node?.kind === 'FragmentSpread' ? node.name?.value : undefined;
      if (name === undefined || names.has(name)) return node;
      names.add(name);
      queue.push(...fragments.filter((one) => one.kind === 'FragmentDefinition' && one.name.value === name));
      return node;
    });
  return names;
}

function nameless(file: string): ConfigProblem {
  return {
    file,
    message: 'an operation has no name',
    expected: 'a name, as query GetOrder { … }: uses are recorded by it',
    found: 'none',
  };
}
