import { GraphQLError, Kind, buildASTSchema, buildSchema, parse, validate, validateSchema } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { nestingDepth } from './nesting-depth.ts';
import { fragmentsOf } from './collect-fields.ts';
import { GraphqlOperation } from './graphql-operation.ts';
import { hiddenFailures } from './hidden-failures.ts';
import { selectionDepth } from './selection-depth.ts';

/** A file that was read: its name as shown in messages, and its text. */
export type SourceFile = { readonly file: string; readonly text: string };

export type LoadedGraphql = {
  readonly schema: GraphQLSchema;
  /** What the SDL says against the specification and nothing is held against. */
  readonly unchecked: readonly ConfigProblem[];
  readonly sdl: string;
  readonly documents: ReadonlyMap<string, DocumentNode>;
  readonly operations: ReadonlyMap<string, GraphqlOperation>;
};

/**
 * Builds the schema of an SDL and validates every document against it. `statuses` are those that the provider file
 * documents for refused requests, `success` the field of a payload that is false when the operation failed: a document
 * that leaves it out where there is one is a mistake. Throws a `ConfigError` (`contract_invalid`) with all mistakes and
 * their places.
 */
export function loadGraphql(
  sdl: SourceFile,
  files: readonly SourceFile[],
  statuses: readonly number[],
  success?: string,
): LoadedGraphql {
  const { schema, unchecked } = loadSchema(sdl);
  const parsed = files.map((file) => ({ ...file, ...readDocument(file, schema, success) }));
  const problems = [...parsed.flatMap((document) => document.problems), ...duplicates(parsed)];
  if (problems.length > 0) throw new ConfigError('contract_invalid', problems);
  const valid = parsed.flatMap(({ document, operation, text }) =>
    document === undefined || operation === undefined
      ? []
      : [{ document, operation, source: text.trim(), schema, statuses }],
  );
  const operations = valid.map((given) => new GraphqlOperation(given));
  return {
    ...{ schema, unchecked, sdl: sdl.text },
    documents: new Map(valid.map(({ document, operation }) => [operation.name?.value ?? '', document])),
    operations: new Map(operations.map((operation) => [operation.id, operation])),
  };
}

/** The same out of texts that were checked before; a mistake in them is not looked for again. */
export function restoreGraphql(
  sdl: string,
  texts: readonly string[],
  statuses: readonly number[],
): Omit<LoadedGraphql, 'unchecked'> {
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  const documents = texts.map((source) => ({ source, document: parse(source, { noLocation: true }) }));
  const operations = documents.flatMap(({ source, document }) => {
    const operation = document.definitions.find(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    return operation === undefined
      ? []
      : [new GraphqlOperation({ document, operation, source, schema, statuses })];
  });
  return {
    ...{ schema, sdl },
    documents: new Map(operations.map(({ id }, index) => [id, documents[index]?.document as DocumentNode])),
    operations: new Map(operations.map((operation) => [operation.id, operation])),
  };
}

type LoadedSchema = { readonly schema: GraphQLSchema; readonly unchecked: readonly ConfigProblem[] };

function loadSchema({ file, text }: SourceFile): LoadedSchema {
  const document = parseSource(file, text);
  const errors = validateSDL(document);
  if (errors.length > 0) throw invalid(file, errors);
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  const typeErrors = validateSchema(schema);
  if (typeErrors.length === 0) return { schema, unchecked: [] };
  const mistakes = typeErrors.filter((error) => !isPassedOver(error));
  if (mistakes.length > 0) throw invalid(file, mistakes);
  return {
    // The one before is known to be wrong, and nothing can be validated against it.
    schema: buildASTSchema(document, { assumeValid: true, assumeValidSDL: true }),
    unchecked: typeErrors.map((error) => ({ ...toProblem(file, error), ...aheadOfItsInterface })),
  };
}

/** Changes nothing of what may be asked for and answered, and large public schemas do so. */
function isPassedOver({ message }: GraphQLError): boolean {
  return /^Interface field .* must not be deprecated\.$/.test(message);
}

const aheadOfItsInterface = {
  message: 'a field is deprecated, and that of its interface is not',
  found: '@deprecated',
};

function parseSource(file: string, text: string): DocumentNode {
  return readSource(file, () => parse(text));
}

function readSource<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof GraphQLError) throw invalid(file, [error]);
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigError('contract_invalid', [{ file, message: 'it is nested too deep to be read' }]);
  }
}

function invalid(file: string, errors: readonly GraphQLError[]): ConfigError {
  return new ConfigError(
    'contract_invalid',
    errors.map((error) => toProblem(file, error)),
  );
}

type Parsed = {
  readonly document?: DocumentNode;
  readonly operation?: OperationDefinitionNode;
  readonly problems: readonly ConfigProblem[];
};

/** No provider answers a document that is nested as deep, and all that walks one does so by calling itself. */
const deepest = 200;

function readDocument(
  { file, text }: SourceFile,
  schema: GraphQLSchema,
  success: string | undefined,
): Parsed {
  try {
    checkDepth(file, text);
    const document = parseSource(file, text);
    const operations = document.definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const [operation] = operations;
    const problems = [
      ...contentProblems({ file, schema, document, operation, success }),
      ...nameProblems(file, operations),
    ];
    return { document, ...(operation === undefined ? {} : { operation }), problems };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { problems: error.problems };
  }
}

function checkDepth(file: string, text: string): void {
  const depth = readSource(file, () => nestingDepth(text));
  if (depth <= deepest) return;
  const message = 'the document is nested too deep';
  const expected = `at most ${String(deepest)} brackets within each other`;
  throw new ConfigError('contract_invalid', [{ file, message, expected, found: String(depth) }]);
}

type Reading = {
  readonly file: string;
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode | undefined;
  readonly success: string | undefined;
};

/** What is wrong by the schema; fragments within each other count as deep as what they are spread into. */
function contentProblems(reading: Reading): readonly ConfigProblem[] {
  const { document, file, operation, schema } = reading;
  const errors = readSource(file, () => validate(schema, document));
  if (errors.length > 0) return errors.map((error) => toProblem(file, error));
  if (operation === undefined) return [];
  const depth = readSource(file, () => selectionDepth(operation, fragmentsOf(document)));
  return depth <= deepest
    ? failureProblems(operation, reading)
    : [
        {
          file,
          message: 'fields are nested too deep',
          expected: `at most ${String(deepest)} fields within each other`,
          found: String(depth),
        },
      ];
}

function failureProblems(
  operation: OperationDefinitionNode,
  { document, file, schema, success }: Reading,
): readonly ConfigProblem[] {
  if (success === undefined) return [];
  return hiddenFailures(schema, operation, fragmentsOf(document), success).map(({ loc, name }) => {
    const { line, column } = loc?.startToken ?? { line: 1, column: 1 };
    const message = `${name.value} says by ${success} that it failed, under HTTP 200, and that is not asked for`;
    const expected = `${success} under its own name, without @skip and @include`;
    const found = 'a selection whose failures pass for successes';
    return { file, line, column, message, expected, found };
  });
}

function nameProblems(
  file: string,
  operations: readonly OperationDefinitionNode[],
): readonly ConfigProblem[] {
  const wanted = /([^/\\]+)\.graphql$/.exec(file)?.[1] ?? '';
  const place = { file, line: 1, column: 1 };
  if (operations.length !== 1)
    return [
      {
        ...place,
        message: 'a document holds exactly one operation',
        expected: '1',
        found: String(operations.length),
      },
    ];
  const name = operations[0]?.name?.value ?? 'none';
  return name === wanted
    ? []
    : [{ ...place, message: 'the operation must be named as its file', expected: wanted, found: name }];
}

function duplicates(parsed: readonly (Parsed & SourceFile)[]): readonly ConfigProblem[] {
  const names = parsed.map(({ operation }) => operation?.name?.value);
  return parsed.flatMap(({ file, operation }, index) => {
    const name = operation?.name?.value;
    const first = names.indexOf(name);
    return name === undefined || first === index
      ? []
      : [
          {
            file,
            line: 1,
            column: 1,
            message: `the operation ${name} stands in ${parsed[first]?.file ?? ''} as well`,
          },
        ];
  });
}

function toProblem(file: string, error: GraphQLError): ConfigProblem {
  const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 };
  return { file, line, column, message: error.message };
}
