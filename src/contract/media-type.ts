/** The type and subtype of a `Content-Type` value, in lower case and without parameters. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** Whether bodies of this media type are JSON: `application/json`, `application/problem+json`. */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

const textual =
  /^text\/|json|[/+]xml$|yaml$|^application\/(?:x-www-form-urlencoded|(?:x-)?javascript|ecmascript|graphql|csv|jose|jwt)$/;

/** Whether bodies of this media type are characters; all others are bytes that no character set turns into text. */
export function isText(mediaType: string): boolean {
  return textual.test(mediaType);
}

/**
 * The documented media range that a `Content-Type` value falls into: the exact one first, then `type/*`, then any. Of
 * several of one type the one whose parameters (`version=2`) are in the value.
 */
export function matchMediaRange(contentType: string, ranges: Iterable<string>): string | undefined {
  const mediaType = mediaTypeOf(contentType);
  const byType = Map.groupBy(ranges, mediaTypeOf);
  const wildcard = `${mediaType.split('/', 1)[0] ?? ''}/*`;
  const own = [mediaType, wildcard, '*/*']
    .map((type) => byType.get(type))
    .find((found) => found !== undefined);
  if (own === undefined || own.length === 1) return own?.[0];
  const given = parametersOf(contentType);
  const fitting = own.filter((range) => parametersOf(range).every((one) => given.includes(one)));
  return fitting.toSorted((a, b) => parametersOf(b).length - parametersOf(a).length)[0] ?? own[0];
}

function parametersOf(contentType: string): readonly string[] {
  return contentType
    .split(';')
    .slice(1)
    .map((one) => one.replaceAll(/[\s"]/g, '').toLowerCase());
}
