import { isObject } from '../../contract/schema/json-schema.ts';
import { swaggerConverter } from './parsers.ts';
import { spellOutSwagger } from './spell-out-swagger.ts';

type Fields = Record<string, unknown>;

/** A Swagger 2.0 document as OpenAPI 3.0. Changes the value that it is given. */
export function convertSwagger(root: Readonly<Fields>): Readonly<Fields> {
  const { upgradeFromTwoToThree } = swaggerConverter();
  spellOutSwagger(root);
  // YAML reads an unquoted version as a number.
  const converted = upgradeFromTwoToThree({ ...root, swagger: '2.0' }) as Fields;
  requireForms(converted);
  return converted;
}

const forms = ['multipart/form-data', 'application/x-www-form-urlencoded'];

// The converter says of no form that it has to be there, whatever has to be in it.
function requireForms({ paths }: Fields): void {
  for (const { requestBody } of membersOf(paths).flatMap(membersOf)) {
    const content = isObject(requestBody) && isObject(requestBody['content']) ? requestBody['content'] : {};
    const media = forms.map((type) => content[type]).find(isObject);
    const needed = isObject(media?.['schema']) ? media['schema']['required'] : undefined;
    if (Array.isArray(needed) && needed.length > 0) Object.assign(requestBody as Fields, { required: true });
  }
}

function membersOf(value: unknown): readonly Fields[] {
  return isObject(value) ? Object.values(value).filter(isObject) : [];
}

const moved: readonly (readonly [RegExp, string])[] = [
  [/^\/components\/schemas\//, '/definitions/'],
  [/^\/components\/parameters\//, '/parameters/'],
  [/^\/components\/requestBodies\//, '/parameters/'],
  [/^\/components\/responses\//, '/responses/'],
  [/^\/components\/securitySchemes\//, '/securityDefinitions/'],
  [/^\/servers(?:\/.*)?$/, '/host'],
  [/^(\/paths\/[^/]+\/[^/]+)\/servers(?:\/.*)?$/, '$1/schemes'],
  [/^(\/(?:paths\/[^/]+\/[^/]+\/)?responses\/[^/]+)\/content\/[^/]+/, '$1'],
  [/^(\/paths\/[^/]+\/[^/]+)\/requestBody(?:\/.*)?$/, '$1/parameters'],
];

/** Where the converted document's pointer leads in the Swagger document; as near as the conversion lets one say. */
export function swaggerPointer(pointer: string): string {
  return moved.reduce((text, [from, to]) => text.replace(from, to), pointer);
}
