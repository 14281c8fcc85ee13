import { swaggerConverter } from './parsers.ts';

type Fields = Record<string, unknown>;

/** A Swagger 2.0 document as OpenAPI 3.0. Changes the value that it is given. */
export function convertSwagger(root: Readonly<Fields>): Readonly<Fields> {
  const { upgradeFromTwoToThree } = swaggerConverter();
  // YAML reads an unquoted version as a number.
  return upgradeFromTwoToThree({ ...root, swagger: '2.0' }) as Fields;
}

const moved: readonly (readonly [RegExp, string])[] = [
  [/^\/components\/schemas\//, '/definitions/'],
  [/^\/components\/parameters\//, '/parameters/'],
  [/^\/components\/requestBodies\//, '/parameters/'],
  [/^\/components\/responses\//, '/responses/'],
  [/^\/components\/securitySchemes\//, '/securityDefinitions/'],
  [/^\/servers(?:\/.*)?$/, '/host'],
  [/^(\/(?:paths\/[^/]+\/[^/]+\/)?responses\/[^/]+)\/content\/[^/]+/, '$1'],
  [/^(\/paths\/[^/]+\/[^/]+)\/requestBody(?:\/.*)?$/, '$1/parameters'],
];

/** Where the converted document's pointer leads in the Swagger document; as near as the conversion lets one say. */
export function swaggerPointer(pointer: string): string {
  return moved.reduce((text, [from, to]) => text.replace(from, to), pointer);
}
