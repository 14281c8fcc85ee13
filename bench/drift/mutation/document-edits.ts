import type { Json } from './schema-edits.ts';

/** One edit of a whole OpenAPI document. `same`: two documents that say the same. */
type DocumentEdit = (document: Json) => {
  readonly old?: Json;
  readonly new: Json;
  readonly same?: readonly [old: Json, next: Json];
};

const scheme = (document: Json, more: Json): Json => {
  const components = (document['components'] ?? {}) as Json;
  const schemes = (components['securitySchemes'] ?? {}) as Json;
  return { ...document, components: { ...components, securitySchemes: { ...schemes, ...more } } };
};

const fine = { responses: { 200: { description: 'fine' } } };
const withName = (name: string): Json => ({
  [`/brand-new/{${name}}`]: {
    get: { ...fine, parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }] },
  },
});
const withoutName = { '/brand-new/me': { get: fine } };
const plusPaths = (document: Json, ...more: readonly Json[]): Json => ({
  ...document,
  paths: Object.assign({}, document['paths'], ...more) as Json,
});

const secured = { '/brand-new': { get: { ...fine, security: [{ brandNew: [] }] } } };
const key = (name: string): Json => ({ type: 'apiKey', in: 'header', name });
const component = (document: Json, brandNew: Json): Json => {
  const components = (document['components'] ?? {}) as Json;
  const schemas = (components['schemas'] ?? {}) as Json;
  return { ...document, components: { ...components, schemas: { ...schemas, brandNew } } };
};

/** For each pair of rules an edit that makes it fire; the way back makes its mirror fire. */
export const documentEdits: Readonly<Record<string, DocumentEdit>> = {
  'server-added': (document) => ({
    new: {
      ...document,
      servers: [...((document['servers'] ?? []) as Json[]), { url: 'https://new.example' }],
    },
  }),
  'security-scheme-added': (document) => ({
    new: scheme(document, { brandNew: { type: 'http', scheme: 'basic' } }),
  }),
  'security-scheme-changed': (document) => ({
    old: scheme(plusPaths(document, secured), { brandNew: key('x-old') }),
    new: scheme(plusPaths(document, secured), { brandNew: key('x-new') }),
  }),
  'callback-added': (document) => ({
    old: { ...document, webhooks: {} },
    new: { ...document, webhooks: { happened: { post: fine } } },
  }),
  'component-changed': (document) => ({
    old: component(document, { type: 'string' }),
    new: component(document, { type: 'integer' }),
  }),
  'document-changed': (document) => ({
    new: { ...document, info: { ...(document['info'] as Json), title: 'Brand new' } },
  }),
  'operation-hidden': (document) => ({
    old: plusPaths(document, withName('id')),
    new: plusPaths(document, withName('id'), withoutName),
    same: [
      plusPaths(document, withName('id'), withoutName),
      plusPaths(document, withoutName, withName('name')),
    ],
  }),
};
