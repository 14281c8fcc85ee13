import { sunsetKeyword } from '../announced/sunset-time.ts';

/** What the words about a schema are for. */
export type AnnotationKind =
  | 'documentation'
  | 'deprecated'
  | 'sunset'
  | 'default'
  | 'discriminator'
  | 'read-only'
  | 'write-only'
  | 'content'
  | 'extensible-enum'
  | 'extension';

const kinds: Readonly<Record<string, AnnotationKind>> = {
  title: 'documentation',
  description: 'documentation',
  summary: 'documentation',
  example: 'documentation',
  examples: 'documentation',
  externalDocs: 'documentation',
  $comment: 'documentation',
  $schema: 'documentation',
  xml: 'content',
  contentEncoding: 'content',
  contentMediaType: 'content',
  contentSchema: 'content',
  default: 'default',
  deprecated: 'deprecated',
  [sunsetKeyword]: 'sunset',
  discriminator: 'discriminator',
  readOnly: 'read-only',
  writeOnly: 'write-only',
};

/** Whether a keyword that limits values else says only how they are shown to people (OpenAPI 3.0, Data Types). */
export function isShownOnly(keyword: string, value: unknown): boolean {
  return keyword === 'format' && value === 'password';
}

/** What a keyword is for that accepts and refuses nothing by itself; undefined: it may, or it is an extension. */
export function annotationKind(keyword: string): AnnotationKind | undefined {
  return Object.hasOwn(kinds, keyword) ? kinds[keyword] : undefined;
}

/** Whether a keyword only describes, in both directions alike. */
export function isAnnotation(keyword: string): boolean {
  const kind = annotationKind(keyword);
  return keyword.startsWith('x-') || kind === 'documentation' || kind === 'default' || kind === 'deprecated';
}
