import { getAt, toPointer } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import type {
  ContentDefinition,
  HeaderDefinition,
  OperationDefinition,
  ParameterDefinition,
  ParameterPlace,
  ParameterStyle,
  RequestBodyDefinition,
  ResponseDefinition,
  TextDefinition,
} from './operation-definition.ts';
import { formStylesOf, partsOf, writtenSchemaAt } from './body-encodings.ts';
import { operationIds } from './operation-ids.ts';
import { pathItemsAt } from './path-items-at.ts';
import { serverUrl } from './server-url.ts';
import { isWrittenInText } from './written-body.ts';

export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Headers of which OpenAPI ignores the parameters: media types and security schemes say what they are. */
const saidElsewhere = new Set(['accept', 'content-type', 'authorization']);

type Found = { readonly pointer: string; readonly value: SchemaObject };
type Place = {
  readonly path: string;
  /** Path items, as `pathItemsAt` gives them. */
  readonly items: readonly Found[];
  readonly operation: Found;
  readonly method: string;
};

/** All operations of a document that has passed `findDocumentProblems`, in the order it gives them. */
export function findOperations(document: OpenApiDocument): readonly OperationDefinition[] {
  const paths = children(document, '/paths').filter(({ name }) => name.startsWith('/'));
  const places = paths.flatMap(({ name: path }) => {
    const items = pathItemsOf(document, path);
    return httpMethods.flatMap((method): readonly Place[] => {
      const operation = items
        .map((item) => child(document, item, method))
        .findLast((one) => one !== undefined);
      return operation === undefined ? [] : [{ path, items, operation, method }];
    });
  });
  const ids = operationIds(
    places.map(({ method, operation, path }) => ({
      ...{ method, path },
      operationId: operation.value['operationId'],
    })),
  );
  return places.map((place, index) => defineOperation(document, place, ids[index] ?? ''));
}

function defineOperation(document: OpenApiDocument, place: Place, id: string): OperationDefinition {
  const { items, method, operation, path } = place;
  const server = [...items, operation]
    .map(({ value }) => serverOf(value))
    .findLast((url) => url !== undefined);
  const body = child(document, operation, 'requestBody');
  return {
    id,
    method: method.toUpperCase(),
    path,
    at: operation.pointer,
    ...(server === undefined ? {} : { server }),
    deprecated: operation.value['deprecated'] === true,
    parameters: parametersOf(document, place),
    ...(body === undefined ? {} : { requestBody: defineBody(document, body) }),
    responses: new Map(
      children(document, `${operation.pointer}/responses`)
        .filter(({ name }) => !name.startsWith('x-'))
        .map((response) => [
          response.name.toUpperCase() === 'DEFAULT' ? 'default' : response.name.toUpperCase(),
          defineResponse(document, response),
        ]),
    ),
  };
}

function defineBody(document: OpenApiDocument, body: Found): RequestBodyDefinition {
  const content = children(document, `${body.pointer}/content`);
  return {
    required: body.value['required'] === true,
    content: new Map(content.map((media) => [media.name, writtenSchemaAt(document, media)])),
    formStyles: formStylesOf(document, content),
    parts: partsOf(document, content),
  };
}

function serverOf(holder: SchemaObject): string | undefined {
  const servers = holder['servers'];
  const first: unknown = Array.isArray(servers) ? servers[0] : undefined;
  return isObject(first) ? serverUrl(first)?.replace(/\/+$/, '') : undefined;
}

/** The path items' parameters, replaced by the operation's of the same name and place. */
function parametersOf(
  document: OpenApiDocument,
  { items, operation, path }: Place,
): readonly ParameterDefinition[] {
  const all = [...items, operation]
    .flatMap((holder) => children(document, `${holder.pointer}/parameters`))
    .map((parameter) => defineParameter(document, parameter));
  const placeholders = new Set([...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name));
  const undeclared = [...placeholders].map((name): [string, ParameterDefinition] => {
    const parameter = undeclaredParameter(name, operation.pointer);
    return [placeAndName(parameter), parameter];
  });
  const known = all.filter(({ in: place, name }) => place !== 'path' || placeholders.has(name));
  const own = known.map((parameter): [string, ParameterDefinition] => [placeAndName(parameter), parameter]);
  return [...new Map([...undeclared, ...own]).values()];
}

/** What a placeholder of a path takes that no parameter is declared for: any value. */
function undeclaredParameter(name: string, at: string): ParameterDefinition {
  return { ...{ name, at, in: 'path', required: true }, style: 'simple', explode: false, schema: {} };
}

function placeAndName({ in: place, name }: ParameterDefinition): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function defineParameter(document: OpenApiDocument, { pointer, value }: Found): ParameterDefinition {
  const place = value['in'] as ParameterPlace;
  const style = (value['style'] ?? (place === 'query' ? 'form' : 'simple')) as ParameterStyle;
  const name = String(value['name']);
  const isSaidElsewhere = place === 'header' && saidElsewhere.has(name.toLowerCase());
  return {
    name,
    in: place,
    required: place === 'path' || (value['required'] === true && !isSaidElsewhere),
    style,
    explode: (value['explode'] ?? style === 'form') === true,
    ...(place === 'query' && value['allowEmptyValue'] === true ? { allowEmptyValue: true } : {}),
    at: pointer,
    ...(isSaidElsewhere ? { schema: {} } : defineText(document, { pointer, value })),
  };
}

/** A value by its `schema`, else by the media type of its `content`, where that is a text that can be written. */
function defineText(document: OpenApiDocument, { pointer, value }: Found): TextDefinition {
  const [type] = children(document, `${pointer}/content`);
  const holder = 'schema' in value ? { pointer, value } : type;
  const media: Pick<TextDefinition, 'mediaType'> =
    type === undefined || 'schema' in value ? {} : { mediaType: type.name };
  const isChecked = media.mediaType === undefined || isWrittenInText(media.mediaType);
  if (holder?.value['schema'] === undefined || !isChecked) return { schema: {}, ...media };
  const at = `${holder.pointer}/schema`;
  return { schema: schemaAt(document, at), schemaAt: at, ...media };
}

function defineResponse(document: OpenApiDocument, response: Found): ResponseDefinition {
  const headers = children(document, `${response.pointer}/headers`)
    .filter(({ name }) => name.toLowerCase() !== 'content-type')
    .map(({ name, pointer, value }): [string, HeaderDefinition] => [
      name.toLowerCase(),
      { required: value['required'] === true, ...defineText(document, { pointer, value }) },
    ]);
  return { at: response.pointer, content: contentOf(document, response), headers: new Map(headers) };
}

function contentOf(document: OpenApiDocument, holder: Found): ContentDefinition {
  return new Map(
    children(document, `${holder.pointer}/content`).map(({ name, pointer, value }) => [
      name,
      'schema' in value ? `${pointer}/schema` : undefined,
    ]),
  );
}

function schemaAt(document: OpenApiDocument, pointer: string): SchemaObject {
  const { value } = dereference(document, pointer);
  return isObject(value) ? value : {};
}

function child(document: OpenApiDocument, parent: Found, name: string): Found | undefined {
  const { pointer, value } = dereference(document, `${parent.pointer}${toPointer([name])}`);
  return isObject(value) ? { pointer, value } : undefined;
}

function pathItemsOf(document: OpenApiDocument, path: string): readonly Found[] {
  return pathItemsAt(document, path).flatMap((pointer) => {
    const value = getAt(document, pointer);
    return isObject(value) ? [{ pointer, value }] : [];
  });
}

function children(
  document: OpenApiDocument,
  pointer: string,
): readonly (Found & { readonly name: string })[] {
  const { pointer: at, value } = dereference(document, pointer);
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return names.flatMap((name) => {
    const found = child(document, { pointer: at, value: {} }, name);
    return found === undefined ? [] : [{ ...found, name }];
  });
}
