import type { Json } from './schema-edits.ts';

/** One edit of a whole OpenAPI document. */
type DocumentEdit = (document: Json) => Json;

const scheme = (document: Json, more: Json): Json => {
  const components = (document['components'] ?? {}) as Json;
  const schemes = (components['securitySchemes'] ?? {}) as Json;
  return { ...document, components: { ...components, securitySchemes: { ...schemes, ...more } } };
};

/** For each pair of rules an edit that makes it fire; the way back makes its mirror fire. */
export const documentEdits: Readonly<Record<string, DocumentEdit>> = {
  'server-added': (document) => ({
    ...document,
    servers: [...((document['servers'] ?? []) as Json[]), { url: 'https://new.example' }],
  }),
  'security-scheme-added': (document) => scheme(document, { brandNew: { type: 'http', scheme: 'basic' } }),
  'document-changed': (document) => ({
    ...document,
    info: { ...(document['info'] as Json), title: 'Brand new' },
  }),
};
