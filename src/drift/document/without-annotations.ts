import type { blankAnnotations } from '../../contract/graphql/blank-annotations.ts';
import { loadLazily } from '../../util/load-lazily.ts';
import type { SchemaDocument } from '../schema-document.ts';

type Blanking = { readonly blankAnnotations: typeof blankAnnotations };

/** A pinned schema as its provider would serve it: without the directives that are notes of the contract's file. */
export function withoutAnnotations(document: SchemaDocument, names: readonly string[] = []): SchemaDocument {
  if (document.language !== 'graphql' || names.length === 0) return document;
  const blanking = loadLazily<Blanking>(import.meta.url, '../../contract/graphql/blank-annotations');
  return { ...document, sdl: blanking.blankAnnotations(document.sdl, names) };
}
