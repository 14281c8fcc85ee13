import { lineColumn } from '../sdl/line-column.ts';
import type { GraphqlSource } from '../../schema-document.ts';

/** An SDL text as one side of a comparison, for tests. */
export function graphqlSource(
  sdl: string,
  options: { readonly fromIntrospection?: boolean } = {},
): GraphqlSource {
  return {
    language: 'graphql',
    source: 'schema.graphql',
    digest: '',
    defects: [],
    sdl,
    fromIntrospection: options.fromIntrospection ?? false,
    unasked: new Set(),
    place: ({ pointer, offset = 0 }) => ({ file: 'schema.graphql', pointer, ...lineColumn(sdl, offset) }),
  };
}
