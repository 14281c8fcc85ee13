import { bothWays } from './openapi-rule.ts';
import type { RuleDraft } from './openapi-rule.ts';
import type { Rule } from './rule.ts';
import { breaking, dangerous, dangerousIfStrict, safe } from './severities.ts';
import { sunsetMoves } from './sunset-moves.ts';

const text = { type: 'string' };
const parameter = (more: object) => ({ parameters: [{ name: 'p', in: 'query', schema: text, ...more }] });
const list = (more: object) => parameter({ schema: { type: 'array', items: text }, ...more });
const optional = parameter({});
const required = parameter({ required: true });
const ending = (day: string) => parameter({ deprecated: true, 'x-sunset': day });
const section = 'parameter-object';

const drafts: readonly RuleDraft[] = [
  {
    name: 'required-parameter-added',
    kind: 'narrowed',
    title: 'a required parameter was added',
    why: 'Requests as they were lack it.',
    section,
    mirror: 'required-parameter-removed',
    severity: { response: safe },
    example: [{}, required],
    silent: [{}, optional],
  },
  {
    name: 'optional-parameter-added',
    kind: 'added',
    title: 'an optional parameter was added',
    why: 'Requests as they were are still right.',
    section,
    mirror: 'parameter-removed',
    example: [{}, optional],
    silent: [{}, required],
  },
  {
    name: 'parameter-removed',
    kind: 'removed',
    title: 'a parameter was removed',
    why: 'Who still sends it may be refused or, worse, not heeded; the specification does not say which.',
    section,
    mirror: 'optional-parameter-added',
    example: [optional, {}],
    silent: [optional, required],
  },
  {
    name: 'required-parameter-removed',
    kind: 'removed',
    title: 'a required parameter was removed',
    why: 'What we are sent lacks it now; who still sends it may be refused or not heeded.',
    section,
    mirror: 'required-parameter-added',
    severity: { response: breaking },
    example: [required, {}],
    silent: [optional, {}],
  },
  {
    name: 'parameter-became-required',
    kind: 'narrowed',
    title: 'an optional parameter became required',
    why: 'Requests without it were right and are not any more.',
    section,
    mirror: 'parameter-became-optional',
    example: [optional, required],
    silent: [parameter({ required: false }), optional],
  },
  {
    name: 'parameter-became-optional',
    kind: 'widened',
    title: 'a required parameter became optional',
    why: 'Requests with it are still right; what we are sent may lack it.',
    section,
    mirror: 'parameter-became-required',
    example: [required, optional],
    silent: [required, parameter({ required: true, description: 'p' })],
  },
  {
    name: 'parameter-serialisation-changed',
    kind: 'changed',
    title: 'a parameter is written in another way',
    why: 'What is sent as before may be read as something else. No validator judges it, so it is never more than dangerous.',
    section: 'style-values',
    mirror: 'parameter-serialisation-changed',
    severity: { request: dangerous, response: dangerous },
    example: [list({}), list({ explode: false })],
    silent: [list({}), list({ style: 'form', explode: true, allowReserved: false })],
  },
  {
    name: 'parameter-deprecated-added',
    kind: 'added',
    title: 'a parameter was deprecated',
    why: 'It still works; the provider means to remove it.',
    section,
    mirror: 'parameter-deprecated-removed',
    example: [optional, ending('2030-06-30')],
    silent: [optional, parameter({ deprecated: false })],
  },
  {
    name: 'parameter-deprecated-removed',
    kind: 'added',
    title: 'a parameter is no longer deprecated',
    why: 'It is there to stay.',
    section,
    mirror: 'parameter-deprecated-added',
    example: [ending('2030-06-30'), optional],
    silent: [parameter({ deprecated: false }), optional],
  },
  {
    name: 'parameter-deprecated-without-sunset',
    kind: 'added',
    title: 'a parameter was deprecated, and nobody says until when it works',
    why: 'It still works; the provider means to remove it, any day.',
    section,
    mirror: 'parameter-deprecated-removed',
    severity: { request: dangerousIfStrict, response: dangerousIfStrict },
    example: [optional, parameter({ deprecated: true })],
    silent: [optional, ending('2030-06-30')],
  },
  {
    name: 'parameter-removed-before-sunset',
    kind: 'removed',
    title: 'a parameter was removed before its announced end',
    why: 'Who still sends it may be refused or not heeded, and was promised more time.',
    section,
    mirror: 'optional-parameter-added',
    example: [ending('2999-12-31'), {}],
    silent: [ending('2020-12-31'), {}],
  },
  ...sunsetMoves('a parameter', parameter({ deprecated: true }), ending).map(
    ({ severity, ...move }): RuleDraft => ({
      ...move,
      name: `parameter-${move.name}`,
      mirror: `parameter-${move.mirror}`,
      severity: { request: severity, response: severity },
      section,
    }),
  ),
];

/** What can happen to parameters. */
export const openapiParameterRules: readonly Rule[] = drafts.flatMap((draft) => bothWays(draft));
