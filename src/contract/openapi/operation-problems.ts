import { getAt, toPointer } from '../../util/pointer.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import { writtenSchemaAt } from './body-encodings.ts';
import { problemIf, shownValue } from './document-problem.ts';
import type { DocumentProblem, OperationPlace } from './document-problem.ts';
import { isUsableId, methodAndPath, operationIds } from './operation-ids.ts';
import { serverUrl } from './server-url.ts';
import { isWritten } from './written-body.ts';

const statuses = /^([1-5](\d\d|XX)|default|x-.*)$/i;

/** Ids that operations cannot be called by: they are called by method and path, as those are that have none. */
export function findIdProblems(operations: readonly OperationPlace[]): readonly DocumentProblem[] {
  const named = operations.map((one) => ({ ...one, operationId: one.value['operationId'] }));
  const ids = operationIds(named);
  return named.flatMap(({ at, operationId }, index) =>
    problemIf(operationId !== undefined && operationId !== ids[index], {
      at: `${at}/operationId`,
      message: isUsableId(operationId)
        ? 'operations of one operationId are called by method and path'
        : 'an operation whose operationId is no name is called by method and path',
      expected: 'a name of its own',
      found: shownValue(operationId),
      isPassedOver: true,
    }),
  );
}

/** Request bodies without content, or of a type that no request can be written in. */
export function findBodyProblems(document: unknown, { at }: OperationPlace): readonly DocumentProblem[] {
  const { pointer, value } = dereference(document, `${at}/requestBody`);
  if (value === undefined) return [];
  const content = isObject(value) ? value['content'] : undefined;
  if (!isObject(content) || Object.keys(content).length === 0)
    return [
      {
        at: pointer,
        message: 'a request body has a content',
        expected: 'content with a media type',
        found: 'none',
      },
    ];
  return Object.keys(content).flatMap((type): readonly DocumentProblem[] => {
    const at = pointer + toPointer(['content', type]);
    const isChecked = writtenSchemaAt(document, { name: type, pointer: at }) !== undefined;
    if (isWritten(type) && (isChecked || getAt(document, `${at}/schema`) === undefined)) return [];
    const message = isWritten(type)
      ? 'request bodies of this type are sent as they are given'
      : 'request bodies of this type cannot be written';
    return [{ at, message, expected: 'JSON, a form, text or bytes', found: type, isPassedOver: true }];
  });
}

/** Servers of an operation alone, or of its path, that no request can be sent to. */
export function findServerProblems(
  document: unknown,
  { at, pathsAt }: OperationPlace,
): readonly DocumentProblem[] {
  return [at, ...pathsAt].flatMap((holder) => {
    const first = getAt(document, `${holder}/servers/0`);
    return problemIf(isObject(first) && serverUrl(first) === undefined, {
      at: `${holder}/servers/0`,
      message: 'no absolute URL: requests go below the base URL of the environment',
      expected: 'https://…',
      found: isObject(first) ? shownValue(first['url']) : 'none',
      isPassedOver: true,
    });
  });
}

/** Operations that document no response, and responses under what is no status. */
export function findResponseProblems(
  document: unknown,
  operation: OperationPlace,
): readonly DocumentProblem[] {
  const { at } = operation;
  const { pointer, value } = dereference(document, `${at}/responses`);
  if (!isObject(value) || Object.keys(value).every((status) => status.startsWith('x-')))
    return [
      {
        at,
        message: 'no answer is documented for the operation',
        expected: 'responses with at least one status',
        found: methodAndPath(operation),
        isPassedOver: true,
      },
    ];
  const wrong = Object.keys(value).filter((status) => !statuses.test(status));
  return wrong.map((status) => ({
    at: pointer + toPointer([status]),
    message: 'this is no status',
    expected: '200, 4XX or default',
    found: status,
  }));
}
