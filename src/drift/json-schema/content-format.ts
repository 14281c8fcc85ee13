import type { SchemaNode } from './schema-graph.ts';

// What 3.0 has as formats are words about the content from 3.1 on (OpenAPI 3.1, Working with Binary Data).
const contents: Readonly<Record<string, readonly [keyword: string, value: string]>> = {
  byte: ['contentEncoding', 'base64'],
  binary: ['contentMediaType', 'application/octet-stream'],
};

/** Whether one of some schemas says a format in the words of JSON Schema 2020-12. */
export function saysContent(format: string, nodes: Iterable<SchemaNode>): boolean {
  const [keyword, value] = contents[format] ?? [];
  return (
    keyword !== undefined && [...nodes].some(({ raw }) => typeof raw !== 'boolean' && raw[keyword] === value)
  );
}

/** The format that says the same as a word about content does; undefined: none. */
export function formatOfContent(keyword: string, value: unknown): string | undefined {
  return Object.keys(contents).find(
    (format) => contents[format]?.[0] === keyword && contents[format][1] === value,
  );
}
