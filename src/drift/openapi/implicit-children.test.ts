import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { answer, asked, get, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const whole = { type: 'integer' };
const to = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const parent = (mapping?: Json): Json => ({
  type: 'object',
  required: ['t'],
  properties: { t: text },
  discriminator: { propertyName: 't', ...(mapping === undefined ? {} : { mapping }) },
});
const child = (c: Json, of = 'P'): Json => ({ allOf: [to(of), { properties: { c } }] });
const answered = (schemas: Json, schema = to('P')): Json =>
  get({ responses: { 200: answer(schema) } }, { components: { schemas } });
const posted = (schemas: Json): Json => ({ ...asked(to('P')), components: { schemas } });
const P = parent();

type Case = readonly [name: string, old: Json, next: Json, there: readonly string[], back: readonly string[]];

const both = (...found: readonly string[]) => [found, found] as const;
const changed = both('breaking response-type-changed GET /a/response 200/application/json/tag C/c');

const cases: readonly Case[] = [
  [
    'a member of a child that is answered',
    answered({ P, C: child(text) }),
    answered({ P, C: child(whole) }),
    ...changed,
  ],
  [
    'of a child of a child',
    answered({ P, B: { allOf: [to('P')] }, C: child(text, 'B') }),
    answered({ P, B: { allOf: [to('P')] }, C: child(whole, 'B') }),
    ...changed,
  ],
  [
    'of what a child leads to, inside of a list',
    answered({ P, C: child(to('X')), X: text }, { type: 'array', items: to('P') }),
    answered({ P, C: child(to('X')), X: whole }, { type: 'array', items: to('P') }),
    ...changed,
  ],
  [
    'of what a mapping leads to',
    answered({ P: parent({ C: 'D' }), D: { properties: { c: text } } }),
    answered({ P: parent({ C: 'D' }), D: { properties: { c: whole } } }),
    ...changed,
  ],
  [
    'a child that is sent',
    posted({ P, C: child(text) }),
    posted({ P, C: child(whole) }),
    ...both('breaking request-type-changed POST /a/request body/application/json/tag C/c'),
  ],
  [
    'a further child that is answered',
    answered({ P }),
    answered({ P, C: child(text) }),
    ['dangerous response-discriminator-changed GET /a/response 200/application/json/tag C'],
    ['safe response-discriminator-changed GET /a/response 200/application/json/tag C'],
  ],
  [
    'a further child that may be sent',
    posted({ P }),
    posted({ P, C: child(text) }),
    ['safe request-discriminator-changed POST /a/request body/application/json/tag C'],
    ['dangerous request-discriminator-changed POST /a/request body/application/json/tag C'],
  ],
  [
    'a child that is called something else, under its tag',
    answered({ P: parent({ c: 'C' }), C: child(text) }),
    answered({ P: parent({ c: 'D' }), D: child(text) }),
    ...both(),
  ],
  [
    'what changed of the parent is told once',
    answered({ P, C: child(text) }),
    answered({ P: { ...P, properties: { t: text, n: text } }, C: child(text) }),
    ['safe response-optional-property-added GET /a/response 200/application/json/n'],
    ['dangerous response-optional-property-removed GET /a/response 200/application/json/n'],
  ],
  [
    'a child of what nobody uses',
    answered({ P, C: child(text) }, text),
    answered({ P, C: child(whole) }, text),
    ...both('safe component-changed components/schemas/C'),
  ],
];

const brief = (old: Json, next: Json): readonly string[] =>
  findSchemaChanges(openApiSource(old), openApiSource(next)).changes.map(
    ({ id, path, severity }) => `${severity} ${id} ${path.join('/')}`,
  );

describe('schemas that only a discriminator leads to', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      assert.deepEqual({ there: brief(old, next), back: brief(next, old) }, { there, back });
    });
});
