import { toPointer } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { describesFile } from '../describes-file.ts';
import { isJson, mediaTypeOf } from '../media-type.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import type { FormStyles, ParameterStyle, PartDefinition, PartDefinitions } from './operation-definition.ts';
import { formType, isRaw, multipartType } from './written-body.ts';

type Found = { readonly name: string; readonly pointer: string };
type Encoding = readonly [name: string, value: SchemaObject];

/** How `encoding` has the members of a form written. `content`: the media types of a request body. */
export function formStylesOf(document: OpenApiDocument, content: readonly Found[]): FormStyles {
  return new Map(
    encodingsOf(document, content, formType).flatMap(([name, value]) => {
      const style = (value['style'] ?? 'form') as ParameterStyle;
      const how = { style, explode: (value['explode'] ?? style === 'form') === true };
      if ('style' in value || 'explode' in value) return [[name, how]];
      // Beside a style a media type says nothing (OpenAPI 3.1.1, Encoding Object).
      const mediaType = firstType(value['contentType']);
      return mediaType !== undefined && isJson(mediaTypeOf(mediaType)) ? [[name, { ...how, mediaType }]] : [];
    }),
  );
}

/** The parts of a multipart body that are files, by their schemas or their media type, or of a media type of their own. */
export function partsOf(document: OpenApiDocument, content: readonly Found[]): PartDefinitions {
  const types = new Map(
    encodingsOf(document, content, multipartType).map(([name, value]) => [
      name,
      firstType(value['contentType']),
    ]),
  );
  const bodies = content.filter(({ name }) => mediaTypeOf(name) === multipartType);
  const members = bodies.flatMap(({ pointer }) => memberSchemas(document, `${pointer}/schema`, new Set()));
  const files = members.filter(([, at]) => isFile(document, at)).map(([name]) => name);
  return new Map(
    [...new Set([...types.keys(), ...files])].map((name): [string, PartDefinition] => {
      const contentType = types.get(name);
      return [name, { isFile: files.includes(name), ...(contentType === undefined ? {} : { contentType }) }];
    }),
  );
}

/**
 * The pointer of the schema that a request body is held against. None for a body that is sent as it is given and whose
 * schema speaks of members or items: what it holds is written in a language of its own, such as XML.
 */
export function writtenSchemaAt(document: unknown, { name, pointer }: Found): string | undefined {
  const at = `${pointer}/schema`;
  const { value } = dereference(document, at);
  if (value === undefined) return undefined;
  return isRaw(name) && !isOfText(value) ? undefined : at;
}

function isOfText(schema: unknown): boolean {
  const types = isObject(schema) ? [schema['type']].flat() : [];
  return types.some((type) => ['string', 'number', 'integer', 'boolean'].includes(String(type)));
}

function encodingsOf(
  document: OpenApiDocument,
  content: readonly Found[],
  type: string,
): readonly Encoding[] {
  return content
    .filter(({ name }) => mediaTypeOf(name) === type)
    .flatMap(({ pointer }) => {
      const { value } = dereference(document, `${pointer}/encoding`);
      return Object.entries(isObject(value) ? value : {});
    })
    .filter((one): one is [string, SchemaObject] => isObject(one[1]));
}

/** Of several types, and of ranges of them, which one is sent is the sender's choice: the first that is one. */
function firstType(contentType: unknown): string | undefined {
  if (typeof contentType !== 'string') return undefined;
  return contentType
    .split(',')
    .map((type) => type.trim())
    .find((type) => type !== '' && !type.includes('*'));
}

/** Where the schemas of the members stand that a schema and its branches name. */
function memberSchemas(
  document: OpenApiDocument,
  at: string,
  seen: Set<unknown>,
): readonly (readonly [name: string, at: string])[] {
  const { pointer, value } = dereference(document, at);
  if (!isObject(value) || seen.has(value)) return [];
  seen.add(value);
  const below = (word: string) =>
    Object.keys(value[word] ?? {}).map((name) => [name, pointer + toPointer([word, name])] as const);
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap(below);
  return [...below('properties'), ...branches.flatMap(([, branch]) => memberSchemas(document, branch, seen))];
}

/** Also a list of files. */
function isFile(document: OpenApiDocument, at: string): boolean {
  const { pointer, value } = dereference(document, at);
  if (!isObject(value)) return false;
  const own = value['type'] === 'array' ? dereference(document, `${pointer}/items`).value : value;
  return isObject(own) && describesFile(own);
}
