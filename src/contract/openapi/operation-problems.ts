import { toPointer } from '../../util/pointer.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import { problemIf, shownValue } from './document-problem.ts';
import type { DocumentProblem, OperationPlace } from './document-problem.ts';
import { isWritten, writtenTypes } from './written-body.ts';

const statuses = /^([1-5](\d\d|XX)|default|x-.*)$/i;

/** Operations without a usable id, or with one that another has. */
export function findIdProblems(operations: readonly OperationPlace[]): readonly DocumentProblem[] {
  const first = new Map<unknown, string>();
  return operations.flatMap(({ at, value: { operationId: id } }): readonly DocumentProblem[] => {
    if (typeof id !== 'string' || !/^[A-Za-z][\w./-]*$/.test(id))
      return [
        {
          at,
          message: 'the operation has no usable operationId',
          expected: 'letters, digits, _ - . and /',
          found: shownValue(id),
        },
      ];
    const other = first.get(id);
    if (other === undefined) first.set(id, at);
    return problemIf(other !== undefined, {
      at: `${at}/operationId`,
      message: 'another operation has the same operationId',
      expected: 'a name of its own',
      found: `${id}, also at ${other ?? ''}`,
    });
  });
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
  const wrong = Object.keys(content).filter((type) => !isWritten(type));
  return wrong.map((type) => ({
    at: pointer + toPointer(['content', type]),
    message: 'request bodies of this type cannot be written',
    expected: writtenTypes,
    found: type,
    isPassedOver: true,
  }));
}

/** Operations that document no response, and responses under what is no status. */
export function findResponseProblems(document: unknown, { at }: OperationPlace): readonly DocumentProblem[] {
  const { pointer, value } = dereference(document, `${at}/responses`);
  if (!isObject(value) || Object.keys(value).length === 0)
    return [
      {
        at,
        message: 'the operation documents no response',
        expected: 'responses with at least one status',
        found: 'none',
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
