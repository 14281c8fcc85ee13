import { toPointer } from '../../util/pointer.ts';
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
  ResponseDefinition,
} from './operation-definition.ts';

export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

type Found = { readonly pointer: string; readonly value: SchemaObject };

/** All operations of a document that has passed `findDocumentProblems`, in the order it gives them. */
export function findOperations(document: OpenApiDocument): readonly OperationDefinition[] {
  return children(document, '/paths').flatMap((path) =>
    httpMethods.flatMap((method) => {
      const operation = child(document, path, method);
      return operation === undefined ? [] : [defineOperation(document, path, operation, method)];
    }),
  );
}

function defineOperation(
  document: OpenApiDocument,
  path: Found & { readonly name: string },
  operation: Found,
  method: string,
): OperationDefinition {
  const server = serverOf(operation.value) ?? serverOf(path.value);
  const body = child(document, operation, 'requestBody');
  return {
    id: String(operation.value['operationId']),
    method: method.toUpperCase(),
    path: path.name,
    at: operation.pointer,
    ...(server === undefined ? {} : { server }),
    deprecated: operation.value['deprecated'] === true,
    parameters: parametersOf(document, path, operation),
    ...(body === undefined
      ? {}
      : { requestBody: { required: body.value['required'] === true, content: contentOf(document, body) } }),
    responses: new Map(
      children(document, `${operation.pointer}/responses`).map((response) => [
        response.name.toUpperCase() === 'DEFAULT' ? 'default' : response.name.toUpperCase(),
        defineResponse(document, response),
      ]),
    ),
  };
}

function serverOf(holder: SchemaObject): string | undefined {
  const servers = holder['servers'];
  const first: unknown = Array.isArray(servers) ? servers[0] : undefined;
  return isObject(first) ? String(first['url']).replace(/\/+$/, '') : undefined;
}

/** The path item's parameters, replaced by the operation's of the same name and place. */
function parametersOf(
  document: OpenApiDocument,
  path: Found,
  operation: Found,
): readonly ParameterDefinition[] {
  const all = [path, operation]
    .flatMap((holder) => children(document, `${holder.pointer}/parameters`))
    .map((parameter) => defineParameter(document, parameter));
  return [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

function defineParameter(document: OpenApiDocument, { pointer, value }: Found): ParameterDefinition {
  const place = value['in'] as ParameterPlace;
  const style = (value['style'] ?? (place === 'query' ? 'form' : 'simple')) as ParameterStyle;
  return {
    name: String(value['name']),
    in: place,
    required: value['required'] === true,
    style,
    explode: (value['explode'] ?? style === 'form') === true,
    schema: schemaAt(document, `${pointer}/schema`),
    schemaAt: `${pointer}/schema`,
  };
}

function defineResponse(document: OpenApiDocument, response: Found): ResponseDefinition {
  const headers = children(document, `${response.pointer}/headers`)
    .filter(({ name }) => name.toLowerCase() !== 'content-type')
    .map(({ name, pointer, value }): [string, HeaderDefinition] => [
      name.toLowerCase(),
      {
        required: value['required'] === true,
        schema: schemaAt(document, `${pointer}/schema`),
        schemaAt: `${pointer}/schema`,
      },
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
