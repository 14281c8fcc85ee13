import { omit } from '../../util/omit.ts';
import { getAt, toPointer } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { pathItemsAt } from '../openapi/path-items-at.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';

/**
 * The document with path items written out that say something beside a `$ref`, of which openapi-typescript reads the
 * reference alone; the very same where there are none. `whole`: their paths.
 */
export function withWholePathItems(document: OpenApiDocument): {
  readonly document: OpenApiDocument;
  readonly whole: ReadonlySet<string>;
} {
  const paths: unknown = getAt(document, '/paths');
  const written = Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) => {
    if (!isObject(item) || !('$ref' in item) || Object.keys(item).length === 1) return [];
    return [[path, wholeOf(document, path)] as const];
  });
  if (written.length === 0) return { document, whole: new Set() };
  const own = { ...(paths as SchemaObject), ...Object.fromEntries(written) };
  return { document: { ...document, paths: own }, whole: new Set(written.map(([path]) => path)) };
}

function wholeOf(document: OpenApiDocument, path: string): SchemaObject {
  const places = pathItemsAt(document, path);
  const items = places.map((at) => getAt(document, at)).filter(isObject);
  const members = omit(Object.assign({}, ...items) as SchemaObject, '$ref');
  // One of each name and place: of two the last counts.
  const parameters = new Map(places.flatMap((at) => parametersAt(document, `${at}/parameters`)));
  return parameters.size === 0 ? members : { ...members, parameters: [...parameters.values()] };
}

function parametersAt(document: OpenApiDocument, at: string): readonly (readonly [string, unknown])[] {
  const list: unknown = getAt(document, at);
  return (Array.isArray(list) ? list : []).map((written: unknown, index) => {
    const { value } = dereference(document, at + toPointer([index]));
    return [isObject(value) ? `${String(value['in'])} ${String(value['name'])}` : '', written];
  });
}
