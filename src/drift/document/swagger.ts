import { isObject } from '../../contract/schema/json-schema.ts';
import { getAt, toPointer } from '../../util/pointer.ts';
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
  mendReferences(converted);
  return { ...converted, ...serversOf(root) };
}

const intoSchemas: readonly RegExp[] = [
  /^#(\/paths\/[^/]+\/[^/]+\/responses\/[^/]+)\/schema(\/.*)?$/,
  /^#(\/components\/(?:responses|requestBodies)\/[^/]+)\/schema(\/.*)?$/,
  /^#(\/paths\/[^/]+\/[^/]+)\/parameters\/\d+\/schema(\/.*)?$/,
];

// The converter moves schemas of bodies below their media types, and leaves what refers into them as it was.
function mendReferences(root: Fields): void {
  const seen = new Set<object>();
  const rest: object[] = [root];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const { $ref } = at as Fields;
    if (typeof $ref === 'string' && $ref.startsWith('#/')) Object.assign(at, { $ref: mended(root, $ref) });
    for (const value of Object.values(at) as unknown[])
      if (typeof value === 'object' && value !== null) rest.push(value);
  }
}

function mended(root: Fields, reference: string): string {
  const [, holder = '', within = ''] =
    intoSchemas.map((pattern) => pattern.exec(reference)).find((match) => match !== null) ?? [];
  const at = holder === '' ? undefined : placeIn(root, holder);
  const body = isObject(at) && isObject(at['requestBody']) ? at['requestBody'] : at;
  const [type] = isObject(body) && isObject(body['content']) ? Object.keys(body['content']) : [];
  if (type === undefined) return reference;
  const place = body === at ? holder : `${holder}/requestBody`;
  return `#${place}/content${toPointer([type])}/schema${within}`;
}

function placeIn(root: Fields, pointer: string): unknown {
  try {
    return getAt(root, decodeURIComponent(pointer));
  } catch {
    return undefined;
  }
}

// The converter takes what has no scheme for `http`. It is whichever the document was got by (Swagger 2.0, `schemes`).
function serversOf({ basePath, host, schemes }: Readonly<Fields>): Fields {
  const isOpen = typeof host === 'string' && !(Array.isArray(schemes) && schemes.length > 0);
  return isOpen ? { servers: [{ url: `//${host}${typeof basePath === 'string' ? basePath : ''}` }] } : {};
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
