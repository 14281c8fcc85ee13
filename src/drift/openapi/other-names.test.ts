import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answering, document, get, json, text } from '../testing/openapi-parts.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import type { Json } from '../testing/openapi-parts.ts';

const tagged = (tag: Json): Json => ({ type: 'object', required: ['t'], properties: { t: tag } });
const either = (schemas: Json, mapping?: Json, defaultMapping?: string): Json => {
  const oneOf = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const discriminator = {
    propertyName: 't',
    ...(mapping === undefined ? {} : { mapping }),
    ...(defaultMapping === undefined ? {} : { defaultMapping }),
  };
  return { ...answering({ description: 'a', ...json({ oneOf, discriminator }) }), components: { schemas } };
};
const object = tagged(text);
const other = { ...object, required: ['t', 'o'], properties: { t: text, o: text } };
const crossed = [
  'dangerous response-discriminator-changed',
  'safe response-required-property-added',
  'safe response-required-property-removed',
];
const place = (name: string): string => `#/components/schemas/${name}`;

const guarded = (flows: Json): Json =>
  get(
    { security: [{ k: [] }], responses: {} },
    { components: { securitySchemes: { k: { type: 'oauth2', flows } } } },
  );
const key = { type: 'apiKey', in: 'header', name: 'x-key' };
const locked = (name: string, ...security: readonly Json[]): Json =>
  get({ security, responses: {} }, { components: { securitySchemes: { [name]: key } } });
const client = { tokenUrl: 'https://a.example', scopes: {} };
const served = (path: string, url: string): Json =>
  document({ [path]: { get: { responses: {} } } }, { servers: [{ url }] });
const called = (operation: Json, more: Json = {}): Json =>
  document({}, { webhooks: { done: { post: { responses: {}, ...operation } } }, ...more });

/** What each way brings: there, and back. */
type Case = readonly [name: string, old: Json, next: Json, there: readonly string[], back: readonly string[]];

const none = [[], []] as const;
const both = (...found: readonly string[]) => [found, found] as const;

const cases: readonly Case[] = [
  [
    'a schema that is called something else, under the tag that it had',
    either({ A: object }, { a: place('A') }),
    either({ B: object }, { a: place('B') }),
    ...none,
  ],
  [
    'even if its name was that tag',
    either({ A: object }, { A: place('A') }),
    either({ B: object }, { A: place('B') }),
    ...none,
  ],
  [
    'even if nothing else gave it that tag',
    either({ A: object }),
    either({ B: object }, { A: place('B') }),
    ...none,
  ],
  [
    'a schema that says its tag itself',
    either({ A: tagged({ const: 'a' }) }),
    either({ B: tagged({ const: 'a' }) }),
    ...none,
  ],
  [
    'a schema whose name is its tag',
    either({ A: object, C: { type: 'integer' } }),
    either({ B: object, C: { type: 'integer' } }),
    ...both('dangerous response-discriminator-changed'),
  ],
  [
    'a further schema whose name is its tag',
    either({ A: text }),
    either({ A: text, C: { type: 'integer' } }),
    ['breaking response-type-added'],
    ['safe response-type-removed'],
  ],
  [
    'a further schema, with a tag of its own',
    either({ A: text }, { a: place('A') }),
    either({ A: text, C: { type: 'integer' } }, { a: place('A'), c: place('C') }),
    ['breaking response-type-added'],
    ['safe response-type-removed'],
  ],
  [
    'another tag of one schema of two',
    either({ A: text, C: { type: 'integer' } }, { a: place('A'), c: place('C') }),
    either({ A: text, C: { type: 'integer' } }, { a: place('A'), d: place('C') }),
    ...both('dangerous response-discriminator-changed'),
  ],
  [
    'two schemas that changed places under their tags',
    either({ A: object, C: other }, { a: place('A'), c: place('C') }),
    either({ A: other, C: object }, { a: place('A'), c: place('C') }),
    ...both(...crossed),
  ],
  [
    'two schemas that changed places, and their names are their tags',
    either({ A: object, C: other }),
    either({ A: other, C: object }),
    ...both(...crossed),
  ],
  [
    'the schema that is meant where no tag is known, by its name',
    either({ A: text }, undefined, 'A'),
    either({ A: text }, undefined, place('A')),
    ...none,
  ],
  [
    'a further way to get a token',
    guarded({ clientCredentials: client }),
    guarded({ clientCredentials: client, deviceAuthorization: client }),
    ['safe document-changed'],
    ['dangerous security-scheme-changed'],
  ],
  [
    'an extension of such a way',
    guarded({ clientCredentials: client }),
    guarded({ clientCredentials: { ...client, 'x-a': 1 } }),
    ...both('safe document-changed'),
  ],
  [
    'credentials of who calls us',
    called({ security: [{ k: [] }] }),
    called({ security: [] }),
    ['dangerous response-security-relaxed'],
    ['safe response-security-tightened'],
  ],
  [
    'credentials of who calls the provider',
    called({}, { security: [{ k: [] }] }),
    called({}, { security: [{ k: [] }, {}] }),
    ...none,
  ],
  ['a scheme', locked('k', { k: [] }), locked('l', { l: [] }), ...none],
  [
    'a scheme, but not where it is asked for',
    locked('k', { k: [] }),
    locked('l', { k: [] }),
    ...both('dangerous security-scheme-removed', 'safe security-scheme-added'),
  ],
  [
    'credentials that are not needed, and their order',
    locked('k', { k: [] }, {}),
    locked('k', {}, { k: [] }, {}),
    ...none,
  ],
  [
    'credentials that are not needed',
    locked('k', { k: [] }, {}),
    locked('k'),
    ...both('safe document-changed'),
  ],
  [
    'a server in another spelling',
    served('/a', 'https://A.example:443/v1/'),
    served('/a', 'https://a.example/v1'),
    ...none,
  ],
  ...['//a.example:443', '//a.example', '//A.example:443/'].map((url): (typeof cases)[number] => [
    `a server without a scheme, as ${url}`,
    served('/a', url),
    served('/a', 'https://a.example'),
    ...none,
  ]),
  [
    'a server without a scheme at the port of the other one',
    served('/a', '//a.example:443'),
    served('/a', 'http://a.example'),
    ...both('dangerous server-removed', 'safe server-added'),
  ],
  [
    'a server at another port',
    served('/a', 'https://a.example:444'),
    served('/a', 'https://a.example'),
    ...both('dangerous server-removed', 'safe server-added'),
  ],
];

const brief = (old: Json, next: Json): readonly string[] =>
  findSchemaChanges(openApiSource(old), openApiSource(next)).changes.map(
    ({ id, severity }) => `${severity} ${id}`,
  );

describe('what is only called something else', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      assert.deepEqual({ there: brief(old, next), back: brief(next, old) }, { there, back });
    });
});
