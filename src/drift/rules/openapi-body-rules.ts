import { bothWays } from './openapi-rule.ts';
import type { RuleDraft } from './openapi-rule.ts';
import type { Rule } from './rule.ts';
import { dangerous, safe } from './severities.ts';

const json = { 'application/json': {} };
const xml = { 'application/xml': {} };
const body = (content: object, more: object = {}) => ({ requestBody: { content, ...more } });
const section = 'request-body-object';

const drafts: readonly RuleDraft[] = [
  {
    name: 'required-body-added',
    kind: 'narrowed',
    title: 'a required body was added',
    why: 'Requests as they were have none.',
    section,
    mirror: 'body-removed',
    severity: { response: dangerous },
    example: [{}, body(json, { required: true })],
    silent: [{}, body(json)],
  },
  {
    name: 'optional-body-added',
    kind: 'added',
    title: 'an optional body was added',
    why: 'Requests without one are still right.',
    section,
    mirror: 'body-removed',
    severity: { response: dangerous },
    example: [{}, body(json)],
    silent: [{}, body(json, { required: true })],
  },
  {
    name: 'body-removed',
    kind: 'removed',
    title: 'the body was removed',
    why: 'Whether one that is sent all the same is refused or not heeded the specification does not say.',
    section,
    mirror: 'optional-body-added',
    example: [body(json), {}],
    silent: [body(json), body(json, { description: 'a' })],
  },
  {
    name: 'body-became-required',
    kind: 'narrowed',
    title: 'an optional body became required',
    why: 'Requests without one were right and are not any more.',
    section,
    mirror: 'body-became-optional',
    example: [body(json), body(json, { required: true })],
    silent: [body(json), body(json, { required: false })],
  },
  {
    name: 'body-became-optional',
    kind: 'widened',
    title: 'a required body became optional',
    why: 'Requests with one are still right; what we are sent may have none.',
    section,
    mirror: 'body-became-required',
    example: [body(json, { required: true }), body(json)],
    silent: [body(json, { required: false }), body(json)],
  },
  {
    name: 'encoding-changed',
    kind: 'changed',
    title: 'parts of the body are written in another way',
    why: 'What is sent as before may be read as something else. No validator judges it, so it is never more than dangerous.',
    section: 'encoding-object',
    mirror: 'encoding-changed',
    severity: { request: dangerous, response: dangerous },
    example: [
      body({ 'multipart/form-data': {} }),
      body({ 'multipart/form-data': { encoding: { a: { contentType: 'image/png' } } } }),
    ],
    silent: [body({ 'multipart/form-data': {} }), body({ 'multipart/form-data': { encoding: {} } })],
  },
];

const mediaTypes: readonly RuleDraft[] = [
  {
    name: 'media-type-removed',
    kind: 'narrowed',
    title: 'a media type was removed',
    why: 'Who sends it, or asks for it, gets nothing.',
    section,
    mirror: 'media-type-added',
    example: [body({ ...json, ...xml }), body(json)],
    silent: [body({ ...json, ...xml }), body({ '*/*': {} })],
  },
  {
    name: 'media-type-added',
    kind: 'widened',
    title: 'a media type was added',
    why: 'What was sent before is still right; an answer may come in a form that was never seen.',
    section,
    mirror: 'media-type-removed',
    severity: { response: dangerous, request: safe },
    example: [body(json), body({ ...json, ...xml })],
    silent: [body(json), body({ 'application/JSON': {} })],
  },
];

/** What can happen to request bodies. */
export const openapiBodyRules: readonly Rule[] = [...drafts, ...mediaTypes].flatMap((draft) =>
  bothWays(draft),
);
