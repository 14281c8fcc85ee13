/** A pair of documents that is meant to do harm, made when it is needed. */
export type HostileCase = {
  readonly name: string;
  /** What the files end with. */
  readonly ending: 'json' | 'yaml' | 'graphql';
  /** The two documents; `next` differs in a detail. */
  readonly make: () => readonly [string, string];
};

const head = '"openapi":"3.1.0","info":{"title":"a","version":"1"}';
const inAnswer = (schema: string): string =>
  `{"200":{"description":"a","content":{"application/json":{"schema":${schema}}}}}`;

/** One operation, written out. */
export const operation = (schema: string): string => `{"get":{"responses":${inAnswer(schema)}}}`;

/** An OpenAPI document of one operation whose answer is the schema. */
export const document = (schema: string, schemas = '{}'): string =>
  withPaths(`"/a":${operation(schema)}`, schemas);

/** An OpenAPI document of the paths. */
export const withPaths = (paths: string, schemas = '{}'): string =>
  `{${head},"paths":{${paths}},"components":{"schemas":${schemas}}}`;

/** A document with one detail, and with another. */
export const both = (make: (detail: number) => string) => (): readonly [string, string] => [
  make(10),
  make(20),
];

/** So many parts, with commas between them. */
export const list = (count: number, part: (index: number) => string, between = ','): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
