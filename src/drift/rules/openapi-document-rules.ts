import { document } from './openapi-rule.ts';
import type { DocumentDraft } from './openapi-rule.ts';
import { ending, sunsetDrafts } from './openapi-sunset-rules.ts';
import type { Rule } from './rule.ts';
import { breaking, dangerous, safe } from './severities.ts';
import { openapi } from './specifications.ts';

type Json = Readonly<Record<string, unknown>>;

const empty = JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {} });
const noWebhook = JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, webhooks: {} });
const plain = document({});
const deprecated = document({ deprecated: true });
const server = (...urls: string[]) => document({}, false, { servers: urls.map((url) => ({ url })) });
const scheme = (schemes: Json) => document({}, false, { components: { securitySchemes: schemes } });
const asking = (securitySchemes: Json) =>
  document({ security: [{ k: [] }] }, false, { components: { securitySchemes } });
const fine = { responses: { 200: { description: 'fine' } } };
const beside = (parameters?: readonly Json[]) =>
  document({}, false, {
    paths: {
      '/a/{id}': { get: fine },
      ...(parameters === undefined ? {} : { '/a/me': { get: { ...fine, parameters } } }),
    },
  });
const component = (schema: Json) => document({}, false, { components: { schemas: { Thing: schema } } });
const key = { type: 'apiKey', in: 'header', name: 'x-key' };
const secured = (...sets: Json[]) => document({ security: sets });
const securedWebhook = (...sets: Json[]) => document({ security: sets }, true);

const operations: readonly DocumentDraft[] = [
  {
    id: 'operation-removed',
    kind: 'removed',
    direction: 'request',
    severity: breaking,
    title: 'an operation was removed that was not deprecated',
    why: 'Requests to it get nothing but an error.',
    section: 'paths-object',
    mirror: 'operation-added',
    example: [plain, empty],
    silent: [plain, document({ operationId: 'b' })],
  },
  {
    id: 'deprecated-operation-removed',
    kind: 'removed',
    direction: 'request',
    severity: breaking,
    title: 'a deprecated operation was removed',
    why: 'It was announced, and still breaks who calls it.',
    section: 'paths-object',
    mirror: 'operation-added',
    example: [deprecated, empty],
    silent: [plain, empty],
  },
  {
    id: 'operation-added',
    kind: 'added',
    direction: 'request',
    severity: safe,
    title: 'an operation was added',
    why: 'Nobody has to call it.',
    section: 'paths-object',
    mirror: 'operation-removed',
    example: [empty, plain],
    silent: [plain, plain],
  },
  {
    id: 'operation-hidden',
    kind: 'narrowed',
    direction: 'request',
    severity: breaking,
    title: 'an added operation takes requests from one with a path that says less',
    why: 'Concrete paths come first: what was sent to the one is now judged and answered by the other.',
    section: 'paths-object',
    mirror: 'operation-removed',
    example: [beside(), beside([{ name: 'q', in: 'query', required: true, schema: {} }])],
    silent: [plain, document({ operationId: 'b' })],
  },
  {
    id: 'callback-removed',
    kind: 'removed',
    direction: 'response',
    severity: dangerous,
    title: 'a webhook or callback was removed',
    why: 'Who waits for it waits in vain; nothing that is sent is refused.',
    section: 'fixed-fields',
    mirror: 'callback-added',
    example: [document({}, true), noWebhook],
    silent: [document({}, true), document({ description: 'a' }, true)],
  },
  {
    id: 'callback-added',
    kind: 'added',
    direction: 'response',
    severity: safe,
    title: 'a webhook or callback was added',
    why: 'It comes only to who registers for it.',
    section: 'fixed-fields',
    mirror: 'callback-removed',
    example: [noWebhook, document({}, true)],
    silent: [document({}, true), document({}, true)],
  },
  {
    id: 'operation-deprecated-added',
    kind: 'added',
    direction: 'request',
    severity: safe,
    title: 'an operation was deprecated',
    why: 'It still works; the provider means to remove it.',
    section: 'operation-object',
    mirror: 'operation-deprecated-removed',
    example: [plain, ending('2030-06-30')],
    silent: [plain, document({ deprecated: false })],
  },
  {
    id: 'operation-deprecated-without-sunset',
    kind: 'added',
    direction: 'request',
    severity: { wire: 'safe', strict: 'dangerous', source: 'dangerous' },
    title: 'an operation was deprecated, and nobody says until when it works',
    why: 'It still works; the provider means to remove it, any day.',
    section: 'operation-object',
    mirror: 'operation-deprecated-removed',
    example: [plain, deprecated],
    silent: [plain, ending('2030-06-30')],
  },
  {
    id: 'operation-deprecated-removed',
    kind: 'removed',
    direction: 'request',
    severity: safe,
    title: 'an operation is no longer deprecated',
    why: 'It is there to stay.',
    section: 'operation-object',
    mirror: 'operation-deprecated-added',
    example: [ending('2030-06-30'), plain],
    silent: [document({ deprecated: false }), plain],
  },
  {
    id: 'operation-id-changed',
    kind: 'changed',
    direction: 'request',
    severity: { wire: 'safe', strict: 'safe', source: 'dangerous' },
    title: 'an operation has another id',
    why: 'Nothing on the wire changes; generated code has other names.',
    section: 'operation-object',
    mirror: 'operation-id-changed',
    example: [plain, document({ operationId: 'b' })],
    silent: [document({ operationId: 'b' }), document({ operationId: 'b', summary: 'b' })],
  },
];

const access: readonly DocumentDraft[] = [
  ...(['request', 'response'] as const).flatMap((direction): readonly DocumentDraft[] => {
    const isAsked = direction === 'request';
    const make = isAsked ? secured : securedWebhook;
    const base = {
      direction,
      section: 'security-requirement-object',
      silent: [make({ a: [] }, { b: [] }), make({ b: [] }, { a: [] })],
    } as const;
    return [
      {
        ...base,
        id: `${direction}-security-tightened`,
        kind: 'narrowed',
        severity: isAsked ? breaking : safe,
        title: `${direction}: credentials that were enough are not any more`,
        why: isAsked
          ? 'Requests with them are refused.'
          : 'What calls us has all the credentials that it had.',
        mirror: `${direction}-security-relaxed`,
        example: [make({ a: [] }), make({ a: ['write'] })],
      },
      {
        ...base,
        id: `${direction}-security-relaxed`,
        kind: 'widened',
        severity: isAsked ? safe : dangerous,
        title: `${direction}: further credentials are enough`,
        why: isAsked
          ? 'Those that were enough still are.'
          : 'What calls us may come without those that we ask for.',
        mirror: `${direction}-security-tightened`,
        example: [make({ a: [] }), make({ a: [] }, { b: [] })],
      },
    ];
  }),
  ...[
    ['removed', scheme({ k: key }), scheme({}), 'added', dangerous] as const,
    ['added', scheme({}), scheme({ k: key }), 'removed', safe] as const,
    ['changed', asking({ k: key }), asking({ k: { ...key, name: 'x-other' } }), 'changed', breaking] as const,
  ].map(([word, old, next, mirror, severity]): DocumentDraft => ({
    id: `security-scheme-${word}`,
    kind: word,
    direction: 'request',
    severity,
    title: `a security scheme was ${word}`,
    why: 'Credentials that are sent as before are not where they are looked for.',
    section: 'security-scheme-object',
    mirror: `security-scheme-${mirror}`,
    example: [old, next],
    silent: [scheme({ k: key }), scheme({ k: { ...key, description: 'a' } })],
  })),
];

const others: readonly DocumentDraft[] = [
  {
    id: 'server-removed',
    kind: 'removed',
    direction: 'request',
    severity: dangerous,
    title: 'a server is no longer listed',
    why: 'It may still answer, and the documents of two environments list different ones; nothing refuses a request by itself.',
    section: 'server-object',
    mirror: 'server-added',
    example: [server('https://a.example', 'https://b.example'), server('https://a.example')],
    silent: [server('https://a.example'), server('https://a.example', 'https://b.example')],
  },
  {
    id: 'server-added',
    kind: 'added',
    direction: 'request',
    severity: safe,
    title: 'a server was added',
    why: 'The others are still there.',
    section: 'server-object',
    mirror: 'server-removed',
    example: [server('https://a.example'), server('https://a.example', 'https://b.example')],
    silent: [server('https://a.example'), server('https://a.example')],
  },
  {
    id: 'component-changed',
    kind: 'changed',
    direction: 'request',
    severity: safe,
    title: 'a component changed, came or went that no operation uses',
    why: 'Nothing that is sent or answered depends on it.',
    section: 'components-object',
    mirror: 'component-changed',
    example: [component({ type: 'string' }), component({ type: 'integer' })],
    silent: [component({ type: 'string', minLength: 1 }), component({ minLength: 1, type: 'string' })],
  },
  {
    id: 'document-changed',
    kind: 'changed',
    direction: 'request',
    severity: safe,
    title: 'what the document says of itself differs',
    why: 'Title, version, tags and the like bind nobody.',
    section: 'openapi-object',
    mirror: 'document-changed',
    example: [plain, document({}, false, { info: { title: 'a', version: '2' } })],
    silent: [plain, document({}, false, { info: { version: '1', title: 'a' } })],
  },
];

/** What can happen to operations as a whole, to who may call them, and to the document. */
export const openapiDocumentRules: readonly Rule[] = [
  ...operations,
  ...sunsetDrafts,
  ...access,
  ...others,
].map(({ example, mirror, section, silent, ...rule }): Rule => ({
  ...rule,
  protocol: 'openapi',
  source: `${openapi}#${section}`,
  mirror: { rule: mirror },
  example: { old: example[0], new: example[1] },
  silent: { old: silent[0], new: silent[1] },
}));
