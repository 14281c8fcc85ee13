import ts from 'typescript';
import { describesFile } from '../describes-file.ts';
import type { Described } from '../describes-file.ts';
import { isText, mediaTypeOf } from '../media-type.ts';
import { isRaw } from '../openapi/written-body.ts';

const name = 'FileValue';

/** The declaration of what a file is in an input; it goes before what `fileType` made. */
export const fileDeclaration = `
/** The content of a file: text, bytes, or bytes with a file name and media type. */
type ${name} = string | Uint8Array | { readonly name: string; readonly mimeType: string; readonly buffer: Uint8Array };
`;

/** The type of a schema that describes a file; undefined for others. */
export function fileType(schema: Described & { readonly type?: unknown }): ts.TypeNode | undefined {
  if (!describesFile(schema)) return undefined;
  const { type } = schema;
  const file = ts.factory.createTypeReferenceNode(name);
  const nothing = ts.factory.createLiteralTypeNode(ts.factory.createNull());
  return Array.isArray(type) && type.includes('null')
    ? ts.factory.createUnionTypeNode([file, nothing])
    : file;
}

/** Whether types speak of files. */
export function namesFiles(types: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(types);
}

/** The type of a request body that is sent as it is given and is no text; undefined for others. */
export function rawInputType(mediaType: string): string | undefined {
  return isRaw(mediaType) && !isText(mediaTypeOf(mediaType)) ? name : undefined;
}

/** The type of the body of an answer that comes as bytes; undefined for others. */
export function bytesType(mediaType: string): string | undefined {
  const type = mediaTypeOf(mediaType);
  return isText(type) || /^(\*|application)\/\*$/.test(type) ? undefined : 'Uint8Array';
}
