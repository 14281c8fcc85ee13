import { isJson, mediaTypeOf } from '../media-type.ts';
import type { ContentDefinition } from './operation-definition.ts';

/** The media types that a request body can be written in, for people. */
export const writtenTypes = 'JSON, application/x-www-form-urlencoded or text';

const written = /^(application\/(json|x-www-form-urlencoded|.+\+json)|text\/.+)(;.*)?$/i;

export const formType = 'application/x-www-form-urlencoded';

/** Whether a request body can be written in a media type. */
export function isWritten(type: string): boolean {
  return written.test(type);
}

/** Whether the value of a parameter or header can be written in a media type. */
export function isWrittenInText(type: string): boolean {
  return /^text\//i.test(type) || isJson(mediaTypeOf(type));
}

/** What a request body is written in, of all that are documented: JSON before others. Undefined: it cannot be written. */
export function writtenBody(
  content: ContentDefinition,
): readonly [type: string, schemaAt: string | undefined] | undefined {
  const candidates = [...content].filter(([type]) => isWritten(type));
  return candidates.find(([type]) => isJson(mediaTypeOf(type))) ?? candidates[0];
}
