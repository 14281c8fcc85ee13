import { bothWays } from './openapi-rule.ts';
import type { RuleDraft } from './openapi-rule.ts';
import type { Rule } from './rule.ts';
import { breaking, breakingIfClosed, dangerous, safe } from './severities.ts';

const fine = { description: 'fine' };
const responses = (more: object, ok: object = {}) => ({ responses: { 200: { ...fine, ...ok }, ...more } });
const header = (more: object) =>
  responses({}, { headers: { 'X-Page': { schema: { type: 'string' }, ...more } } });
const object = { schema: { type: 'object', properties: { page: { type: 'integer' } } } };
const link = (name: string) => responses({}, { links: { next: { operationId: name } } });

const statuses: readonly RuleDraft[] = [
  {
    name: 'status-added',
    kind: 'widened',
    title: 'a further error or redirect is documented',
    why: 'A client that tells all statuses apart meets one that it does not know.',
    section: 'responses-object',
    mirror: 'status-removed',
    severity: { response: dangerous },
    example: [responses({}), responses({ 409: fine })],
    silent: [responses({ '4XX': fine }), responses({ '4XX': fine, 409: fine })],
  },
  {
    name: 'status-removed',
    kind: 'narrowed',
    title: 'an error or redirect is no longer documented',
    why: 'What is never answered hurts nobody who was ready for it.',
    section: 'responses-object',
    mirror: 'status-added',
    example: [responses({ 409: fine }), responses({})],
    silent: [responses({ 409: fine }), responses({ '4XX': fine })],
  },
  {
    name: 'success-status-added',
    kind: 'widened',
    title: 'a further successful status is documented',
    why: 'Success may come under a status that a client does not take for success, or with another body.',
    section: 'responses-object',
    mirror: 'success-status-removed',
    severity: { response: breakingIfClosed },
    example: [responses({}), responses({ 202: fine })],
    silent: [responses({ '2XX': fine }), responses({ '2XX': fine, 202: fine })],
  },
  {
    name: 'success-status-removed',
    kind: 'narrowed',
    title: 'a successful status is no longer documented',
    why: 'A client that waits for exactly this status never sees it.',
    section: 'responses-object',
    mirror: 'success-status-added',
    severity: { response: dangerous },
    example: [responses({ 202: fine }), responses({})],
    silent: [responses({ 202: fine }), responses({ '2XX': fine })],
  },
];

const said: readonly RuleDraft[] = [
  {
    name: 'statuses-undocumented',
    kind: 'removed',
    title: 'no response is documented any more',
    why: 'Anything may be answered, and nothing says that it is what a client reads.',
    section: 'responses-object',
    mirror: 'statuses-documented',
    severity: { request: safe },
    example: [responses({}), { responses: {} }],
    silent: [responses({}), { responses: { '2XX': fine } }],
  },
  {
    name: 'statuses-documented',
    kind: 'added',
    title: 'responses are documented, where none was',
    why: 'Where nothing was documented anything could be answered.',
    section: 'responses-object',
    mirror: 'statuses-undocumented',
    severity: { request: dangerous },
    example: [{ responses: {} }, responses({})],
    silent: [{ responses: {} }, { responses: { 'x-a': 1 } }],
  },
];

const headers: readonly RuleDraft[] = [
  {
    name: 'header-added',
    kind: 'added',
    title: 'a header was added',
    why: 'A client that does not know it does not look at it.',
    section: 'header-object',
    mirror: 'optional-header-removed',
    example: [responses({}), header({})],
    silent: [header({}), header({ description: 'a' })],
  },
  {
    name: 'optional-header-removed',
    kind: 'removed',
    title: 'an optional header was removed',
    why: 'It was never sure to be there.',
    section: 'header-object',
    mirror: 'header-added',
    example: [header({}), responses({})],
    silent: [header({ required: true }), responses({})],
  },
  {
    name: 'optional-header-removed-before-sunset',
    kind: 'removed',
    title: 'an optional header was removed before its announced end',
    why: 'It was never sure to be there, yet who reads it was promised more time.',
    section: 'header-object',
    mirror: 'header-added',
    example: [header({ deprecated: true, 'x-sunset': '2999-12-31' }), responses({})],
    silent: [header({ deprecated: true, 'x-sunset': '2020-12-31' }), responses({})],
  },
  {
    name: 'required-header-removed',
    kind: 'widened',
    title: 'a required header was removed',
    why: 'A client that relies on it finds nothing.',
    section: 'header-object',
    mirror: 'header-added',
    example: [header({ required: true }), responses({})],
    silent: [header({}), responses({})],
  },
  {
    name: 'header-became-optional',
    kind: 'widened',
    title: 'a required header became optional',
    why: 'A client that relies on it may find nothing.',
    section: 'header-object',
    mirror: 'header-became-required',
    example: [header({ required: true }), header({})],
    silent: [header({ required: false }), header({})],
  },
  {
    name: 'header-became-required',
    kind: 'narrowed',
    title: 'an optional header became required',
    why: 'A client that reads it finds it every time; who answers without it is refused.',
    section: 'header-object',
    mirror: 'header-became-optional',
    example: [header({}), header({ required: true })],
    silent: [header({}), header({ required: false })],
  },
  {
    name: 'header-serialisation-changed',
    kind: 'changed',
    title: 'a header is written in another way',
    why: 'What comes as before may be read as something else. No validator judges it, so it is never more than dangerous.',
    section: 'header-object',
    mirror: 'header-serialisation-changed',
    severity: { request: dangerous, response: dangerous },
    example: [header(object), header({ ...object, explode: true })],
    silent: [header(object), header({ ...object, style: 'simple', explode: false })],
  },
  ...['added', 'removed'].map((word): RuleDraft => {
    const pair = [header({}), header({ deprecated: true })] as const;
    return {
      name: `header-deprecated-${word}`,
      kind: 'added',
      title: word === 'added' ? 'a header was deprecated' : 'a header is no longer deprecated',
      why: 'It is still there.',
      section: 'header-object',
      mirror: `header-deprecated-${word === 'added' ? 'removed' : 'added'}`,
      example: word === 'added' ? pair : [pair[1], pair[0]],
      silent: [header({}), header({ deprecated: false })],
    };
  }),
];

const links: readonly RuleDraft[] = [
  ['added', responses({}), link('b'), 'removed', safe],
  ['removed', link('b'), responses({}), 'added', dangerous],
  ['changed', link('b'), link('c'), 'changed', dangerous],
].map((row) => {
  const [word, old, next, mirror, severity] = row as [string, object, object, string, Rule['severity']];
  return {
    name: `link-${word}`,
    kind: word as Rule['kind'],
    title: `a link was ${word}`,
    why: 'A link only says where one may go next; a client that follows it by name notices.',
    section: 'link-object',
    mirror: `link-${mirror}`,
    severity: { request: severity, response: severity },
    example: [{ ...old }, { ...next }],
    silent: [link('b'), { ...link('b'), description: 'a' }],
  };
});

const answered = (...types: string[]) =>
  responses({}, { content: Object.fromEntries(types.map((name) => [name, {}])) });

const unanswered: RuleDraft = {
  name: 'media-type-unanswered',
  kind: 'removed',
  title: 'a success is no longer answered in a media type',
  why: 'Who asks for it, or reads nothing else, gets nothing.',
  section: 'responses-object',
  mirror: 'media-type-added',
  severity: { response: breaking },
  example: [answered('application/json'), answered('application/xml')],
  silent: [answered('application/json'), answered('*/*')],
};

/** What can happen to responses. */
export const openapiResponseRules: readonly Rule[] = [
  ...[...statuses, ...said, ...headers, ...links].flatMap((draft) => bothWays(draft)),
  ...bothWays(unanswered, ['response']),
];
