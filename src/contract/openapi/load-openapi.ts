import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import type { OpenApiDocument } from '../contract.ts';
import { getAt, pointerTokens, toPointer } from '../../util/pointer.ts';
import { readYaml } from '../read-yaml.ts';
import { DirectedSchemas } from './directed-schemas.ts';
import { findDocumentProblems } from './document-problems.ts';
import { findOperations } from './find-operations.ts';
import { leadsOut } from './reference-problems.ts';
import { RestOperation } from './rest-operation.ts';
import { upgradeDocument } from './upgrade-document.ts';

export type LoadedOpenApi = {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, RestOperation>;
  /** What the document says and nothing is held against: formats of its own, patterns of another language, … */
  readonly unchecked: readonly ConfigProblem[];
};

/**
 * Parses the text of an OpenAPI 3.1 or 3.0 document (YAML or JSON) into its operations. Throws a `ConfigError`
 * (`contract_invalid`) with all mistakes and their places. Follows references within the document only; never loads another.
 */
export function loadOpenApi(text: string, file: string): LoadedOpenApi {
  const read = readYaml(text, file, 'contract_invalid');
  const yaml = { ...read, value: upgradeDocument(read.value) };
  const { leftOut, mistakes, unchecked } = findDocumentProblems(yaml);
  if (mistakes.length > 0) throw new ConfigError('contract_invalid', mistakes, whatToDo(mistakes));
  const document = yaml.value as OpenApiDocument;
  // In place: aliases of YAML are one object at several places, of which one is told.
  for (const path of leftOut.map(pointerTokens))
    Reflect.deleteProperty(getAt(document, toPointer(path.slice(0, -1))) as object, path.at(-1) ?? '');
  return { document, operations: openApiOperations(document), unchecked };
}

function whatToDo(mistakes: readonly ConfigProblem[]): { readonly hint?: string } {
  if (mistakes.every(({ message }) => message !== leadsOut)) return {};
  return { hint: 'A contract is one file: "npx @redocly/cli bundle" makes one of several.' };
}

/** The operations of a document that was checked before. Compiles nothing yet. */
export function openApiOperations(document: OpenApiDocument): ReadonlyMap<string, RestOperation> {
  const schemas = new DirectedSchemas(document);
  const operations = findOperations(document).map(
    (definition) => new RestOperation(document, definition, schemas),
  );
  return new Map(operations.map((operation) => [operation.id, operation]));
}
