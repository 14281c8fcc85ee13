import { isText, mediaTypeOf } from './media-type.ts';

/** The words of a schema that tell. */
export type Described = {
  readonly format?: unknown;
  readonly contentMediaType?: unknown;
  readonly contentEncoding?: unknown;
};

/**
 * Whether a schema describes bytes: `format: binary` (OpenAPI 3.0), or a media type other than text and no encoding
 * (3.1.1, 4.8.14.4).
 */
export function describesFile({ contentEncoding, contentMediaType, format }: Described): boolean {
  const isNamed = typeof contentMediaType === 'string' && !isText(mediaTypeOf(contentMediaType));
  return format === 'binary' || (isNamed && contentEncoding === undefined);
}
