import type { IncomingMessage } from 'node:http';
import type { Operation } from '../contract/contract.ts';
import { matchMediaRange, mediaTypeOf } from '../contract/media-type.ts';
import { RestOperation } from '../contract/openapi/rest-operation.ts';
import { hasBody } from './request-body.ts';

/** Wherever it stands: of two types, or a type in a parameter, servers differ in which one they take. */
const form = /x-www-form-urlencoded|multipart\/form-data/i;

/** Whether a POST has a form, in which some servers find another method, where the contract says nothing of one. */
export function isUnaskedForm(request: IncomingMessage, operation: Operation | undefined): boolean {
  if (request.method !== 'POST' || !hasBody(request)) return false;
  const given = request.headers['content-type'] ?? '';
  const type = mediaTypeOf(given);
  // without a type some servers read a form, too
  if (type !== '' && !form.test(given)) return false;
  const content = operation instanceof RestOperation ? operation.definition.requestBody?.content : undefined;
  return type === '' || content === undefined || matchMediaRange(type, content.keys()) === undefined;
}
