import type { ConfigProblem } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import { omit } from '../../util/omit.ts';
import { getAt, pointerTokens, toPointer } from '../../util/pointer.ts';
import type { YamlFile } from '../read-yaml.ts';
import { isObject } from '../schema/json-schema.ts';
import { problemIf, shownValue } from './document-problem.ts';
import type { DocumentProblem, OperationPlace } from './document-problem.ts';
import { pathItemsAt } from './path-items-at.ts';
import { httpMethods } from './find-operations.ts';
import {
  findBodyProblems,
  findIdProblems,
  findResponseProblems,
  findServerProblems,
} from './operation-problems.ts';
import { findParameterProblems } from './parameter-problems.ts';
import { findReferenceProblems } from './reference-problems.ts';
import { findSchemaProblems } from './schema-problems.ts';

/** What keeps a document from being used, and what is passed over in it, so that nothing is checked by it. */
type DocumentProblems = {
  readonly mistakes: readonly ConfigProblem[];
  readonly unchecked: readonly ConfigProblem[];
  /** Pointers of what has to be left out of the document. */
  readonly leftOut: readonly string[];
};

/** Keys of a path item that are no operations. */
const pathItemKeys = ['$ref', 'summary', 'description', 'servers', 'parameters'];

/** What path items hold since OpenAPI 3.2. */
const newInPathItems = ['query', 'additionalOperations'];

/**
 * What is wrong with an OpenAPI document, as far as livegate relies on it: version, references, operation ids,
 * parameters, responses, schemas. All mistakes, each with its place. A mistake in the frame hides those within it.
 */
export function findDocumentProblems(yaml: YamlFile): DocumentProblems {
  const document = yaml.value;
  const frame = frameProblems(document);
  const problems = frame.length > 0 ? frame : contentProblems(document);
  const located = (problem: DocumentProblem): ConfigProblem => ({
    file: yaml.file,
    ...yaml.locate(pointerTokens(problem.at)),
    ...omit(omit(omit(problem, 'isPassedOver'), 'isLeftOut'), 'at'),
  });
  const [mistakes, unchecked] = [undefined, true].map((kind) =>
    problems.filter(({ isPassedOver }) => isPassedOver === kind).map(located),
  );
  const leftOut = problems.filter(({ isLeftOut }) => isLeftOut === true).map(({ at }) => at);
  return { mistakes: mistakes ?? [], unchecked: unchecked ?? [], leftOut };
}

function frameProblems(document: unknown): readonly DocumentProblem[] {
  if (!isObject(document))
    return [
      {
        at: '',
        message: 'this is no OpenAPI document',
        expected: 'an object with openapi and paths',
        found: 'something else',
      },
    ];
  const { openapi: version, paths, swagger } = document;
  if (swagger !== undefined && version === undefined)
    return [
      {
        at: '/swagger',
        message: 'a contract is no Swagger document',
        expected: 'OpenAPI 3, which converters make of it: converter.swagger.io, swagger2openapi',
        found: `Swagger ${shownValue(swagger)}`,
      },
    ];
  const known = typeof version === 'string' && /^3\.[12]\.\d+$/.test(version);
  return [
    ...problemIf(!known, {
      at: '/openapi',
      message: 'the version of OpenAPI is not supported',
      expected: '3.0.x, 3.1.x or 3.2.x',
      found: shownValue(version),
    }),
    ...problemIf(!isObject(paths) || Object.keys(paths).length === 0, {
      at: '/paths',
      message: 'the document has no paths',
      expected: 'paths with operations',
      found: 'none',
    }),
  ];
}

function contentProblems(document: unknown): readonly DocumentProblem[] {
  const references = findReferenceProblems(document);
  if (references.length > 0) return references;
  const operations = operationsOf(document);
  return [
    ...problemIf(operations.length === 0, {
      at: '/paths',
      message: 'the document has no operation',
      expected: 'at least one',
      found: 'none',
    }),
    ...pathProblems(document),
    ...findIdProblems(operations),
    ...operations.flatMap((operation) => [
      ...findParameterProblems(document, operation),
      ...findBodyProblems(document, operation),
      ...findResponseProblems(document, operation),
      ...findServerProblems(document, operation),
    ]),
    ...findSchemaProblems(document),
  ];
}

function operationsOf(document: unknown): readonly OperationPlace[] {
  const paths = getAt(document, '/paths');
  const names = Object.keys(isObject(paths) ? paths : {}).filter((name) => name.startsWith('/'));
  return names.flatMap((path) => {
    const pathsAt = pathItemsAt(document, path);
    return httpMethods.flatMap((method) => {
      const all = pathsAt.map((pathAt) => ({
        at: `${pathAt}/${method}`,
        value: getAt(document, `${pathAt}/${method}`),
      }));
      const found = all.findLast(({ value }) => isObject(value));
      return isObject(found?.value) ? [{ at: found.at, method, path, pathsAt, value: found.value }] : [];
    });
  });
}

function pathProblems(document: unknown): readonly DocumentProblem[] {
  const paths = getAt(document, '/paths');
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]): readonly DocumentProblem[] => {
    const at = toPointer(['paths', path]);
    if (path.startsWith('x-')) return [];
    if (!path.startsWith('/'))
      return [{ at, message: 'a path begins with a slash', expected: `/${path}`, found: path }];
    if (!isObject(item))
      return [{ at, message: 'a path holds an object', expected: 'operations', found: typeof item }];
    return Object.keys(item).flatMap((key) => keyProblems(key, at + toPointer([key])));
  });
}

/** What of a path item is no operation that is called. */
function keyProblems(key: string, at: string): readonly DocumentProblem[] {
  const methods: readonly string[] = httpMethods;
  if (pathItemKeys.includes(key) || key.startsWith('x-')) return [];
  const expected = `one of ${methods.join(', ')}`;
  if (newInPathItems.includes(key))
    return [
      { at, message: 'operations of OpenAPI 3.2 are not called', expected, found: key, isPassedOver: true },
    ];
  if (!methods.includes(key))
    return [
      { at, message: 'no operation has this method', expected, found: key, ...nearestOf(key, methods) },
    ];
  return [];
}
