import { isObject } from '../../contract/schema/json-schema.ts';
import { swaggerConverter } from './parsers.ts';

type Fields = Record<string, unknown>;

/** A Swagger 2.0 document as OpenAPI 3.0. Changes the value that it is given. */
export function convertSwagger(root: Readonly<Fields>): Readonly<Fields> {
  const { upgradeFromTwoToThree } = swaggerConverter();
  inlineBodies(root);
  // YAML reads an unquoted version as a number.
  return upgradeFromTwoToThree({ ...root, swagger: '2.0' }) as Fields;
}

// The converter leaves a reference to a shared body among the parameters, and knows nothing of what its operation consumes.
function inlineBodies({ parameters, paths }: Readonly<Fields>): void {
  if (!isObject(parameters) || !isObject(paths)) return;
  const used = new Set<string>();
  const inlined = (parameter: unknown): unknown => {
    const name = sharedName(parameter);
    const shared = name === undefined || !Object.hasOwn(parameters, name) ? undefined : parameters[name];
    if (name === undefined || !isObject(shared) || !inBody.has(shared['in'])) return parameter;
    used.add(name);
    return structuredClone(shared);
  };
  for (const holder of Object.values(paths).flatMap(holdersIn))
    if (Array.isArray(holder['parameters'])) holder['parameters'] = holder['parameters'].map(inlined);
  for (const name of used) Reflect.deleteProperty(parameters, name);
}

const inBody: ReadonlySet<unknown> = new Set(['body', 'formData']);

// A path item and its operations.
function holdersIn(item: unknown): readonly Fields[] {
  return isObject(item) ? [item, ...Object.values(item).filter(isObject)] : [];
}

function sharedName(parameter: unknown): string | undefined {
  const reference = isObject(parameter) ? parameter['$ref'] : undefined;
  const [, name] = (typeof reference === 'string' && /^#\/parameters\/(.+)$/.exec(reference)) || [];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~');
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
