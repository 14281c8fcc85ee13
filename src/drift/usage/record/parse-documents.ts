import { GraphQLError, KnownDirectivesRule, Source, parse, print, specifiedRules, validate } from 'graphql';
import type { DefinitionNode, GraphQLSchema } from 'graphql';
import { ConfigError } from '../../../util/errors.ts';
import type { ConfigProblem } from '../../../util/errors.ts';
import { operationDocuments } from './operation-documents.ts';
import type { UsedDocument } from './used-document.ts';

type NamedText = { readonly file: string; readonly text: string };

/** Directives of the client alone are taken out before a document is sent. */
export const documentRules = specifiedRules.filter((rule) => rule !== KnownDirectivesRule);

/**
 * GraphQL documents, one for each operation; fragments of all files serve all of them. Throws a `ConfigError`
 * (`contract_invalid`) with every file that is no GraphQL, every operation without a name and everything that the schema
 * does not have: it would be missing from what is used.
 */
export function parseDocuments(files: readonly NamedText[], schema: GraphQLSchema): readonly UsedDocument[] {
  const problems: ConfigProblem[] = [];
  const definitions = withoutCopies(files.flatMap((file) => parseOne(file, problems)));
  const documents = operationDocuments(definitions).flatMap(({ document, operation }) => {
    const { loc, name } = operation;
    if (name === undefined) problems.push(nameless(loc?.source.name ?? ''));
    return name === undefined ? [] : [{ name: name.value, document }];
  });
  problems.push(...definitions.flatMap(notExecutable));
  // With half of the files read, fragments would look missing.
  if (problems.length === 0)
    problems.push(
      ...documents.flatMap(({ document }) => validate(schema, document, documentRules).map(toProblem)),
    );
  if (problems.length > 0) throw new ConfigError('contract_invalid', onlyOnce(problems));
  return documents;
}

function parseOne({ file, text }: NamedText, problems: ConfigProblem[]): readonly DefinitionNode[] {
  try {
    return parse(new Source(text, file)).definitions;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    problems.push({ ...toProblem(error), file });
    return [];
  }
}

// A schema given by mistake would else be a document that uses nothing.
function notExecutable({ kind, loc }: DefinitionNode): readonly ConfigProblem[] {
  if (kind === 'OperationDefinition' || kind === 'FragmentDefinition') return [];
  const file = loc?.source.name ?? '';
  const expected = 'operations and fragments that are sent';
  return [{ file, message: 'holds a part of a schema', expected, found: 'definitions of types' }];
}

function toProblem({ locations, message, source }: GraphQLError): ConfigProblem {
  return { file: source?.name ?? '', message, ...locations?.[0] };
}

/** A fragment that is copied from file to file is one. */
function withoutCopies(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const texts = new Set<string>();
  return definitions.filter((one) => {
    if (one.kind !== 'FragmentDefinition') return true;
    const text = print(one);
    return !texts.has(text) && texts.add(text);
  });
}

// What is wrong with a fragment is so in every operation that spreads it.
function onlyOnce(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function nameless(file: string): ConfigProblem {
  return {
    file,
    message: 'an operation has no name',
    expected: 'a name, as query GetOrder { … }: uses are recorded by it',
    found: 'none',
  };
}
