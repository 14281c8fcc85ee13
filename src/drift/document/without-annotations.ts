import { blankAnnotations } from '../../contract/graphql/blank-annotations.ts';
import type { SchemaDocument } from '../schema-document.ts';

/** A pinned schema as its provider would serve it: without the directives that are notes of the contract's file. */
export function withoutAnnotations(document: SchemaDocument, names: readonly string[] = []): SchemaDocument {
  if (document.language !== 'graphql' || names.length === 0) return document;
  return { ...document, sdl: blankAnnotations(document.sdl, names) };
}
