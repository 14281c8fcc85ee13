import { isJson, mediaTypeOf } from '../media-type.ts';
import type { ContentDefinition } from './operation-definition.ts';

export const formType = 'application/x-www-form-urlencoded';
export const multipartType = 'multipart/form-data';

/** Whether a request body can be written in a media type: in all but ranges (`image/*`), and multipart types other than forms. */
export function isWritten(type: string): boolean {
  const mediaType = mediaTypeOf(type);
  const isWhole = /^[^*/\s]+\/[^*/\s]+$/.test(mediaType);
  return isWhole && (mediaType === multipartType || !mediaType.startsWith('multipart/'));
}

/** Whether a request body of a media type is sent as it is given: as text, or as bytes. */
export function isRaw(type: string): boolean {
  const mediaType = mediaTypeOf(type);
  return !isJson(mediaType) && mediaType !== formType && mediaType !== multipartType;
}

/** Whether the value of a parameter or header can be written in a media type. */
export function isWrittenInText(type: string): boolean {
  return /^text\//i.test(type) || isJson(mediaTypeOf(type));
}

/** What a request body is written in, of all that are documented: what is held against its schema first. Undefined: it cannot be written. */
export function writtenBody(
  content: ContentDefinition,
): readonly [type: string, schemaAt: string | undefined] | undefined {
  const candidates = [...content].filter(([type]) => isWritten(type));
  const [first] = candidates.toSorted(([one], [other]) => rankOf(one) - rankOf(other));
  return first;
}

function rankOf(type: string): number {
  const mediaType = mediaTypeOf(type);
  if (isJson(mediaType)) return 0;
  if (mediaType === formType || mediaType.startsWith('text/')) return 1;
  return mediaType === multipartType ? 2 : 3;
}
