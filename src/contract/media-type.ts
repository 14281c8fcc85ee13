/** The type and subtype of a `Content-Type` value, in lower case and without parameters. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** Whether bodies of this media type are JSON: `application/json`, `application/problem+json`. */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

/** The documented media range that a media type falls into: the exact one first, then `type/*`, then any. */
export function matchMediaRange(mediaType: string, ranges: Iterable<string>): string | undefined {
  const byType = new Map([...ranges].map((range) => [mediaTypeOf(range), range]));
  const wildcard = `${mediaType.split('/', 1)[0] ?? ''}/*`;
  return byType.get(mediaType) ?? byType.get(wildcard) ?? byType.get('*/*');
}
