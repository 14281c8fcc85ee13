import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Budget } from '../budget.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { document, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { compareDocuments } from './compare-documents.ts';

const short = { type: 'string', maxLength: 3 };
const named = { $ref: '#/components/schemas/S' };
const encoding = (headers: Json): Json => ({ encoding: { a: { headers } } });
const within = (media: Json): Json => ({
  content: { 'multipart/form-data': { schema: { properties: { a: text } }, ...media } },
  description: 'a',
});
const sent = (media: Json, schema: unknown = text): Json =>
  document(
    { '/a': { post: { requestBody: within(media), responses: { 200: ok } } } },
    { components: { schemas: { S: schema } } },
  );
const answered = (media: Json, schema: unknown = text): Json =>
  document(
    { '/a': { post: { responses: { 200: within(media) } } } },
    { components: { schemas: { S: schema } } },
  );
const called = (media: Json): Json =>
  document({}, { webhooks: { w: { post: { requestBody: within(media), responses: { 200: ok } } } } });

type Case = readonly [name: string, old: Json, next: Json, told: readonly string[]];

const request = 'POST /a request body multipart/form-data';
const cases: readonly Case[] = [
  [
    'of a request, which may be shorter only',
    sent(encoding({ H: { schema: text } })),
    sent(encoding({ h: { schema: short } })),
    [`breaking request-max-length-tightened: ${request} encoding a header h`],
  ],
  [
    'of a request, behind a reference',
    sent(encoding({ H: { schema: named } })),
    sent(encoding({ H: { schema: named } }), short),
    [`breaking request-max-length-tightened: ${request} encoding a header h`],
  ],
  [
    'of an answer, which may be shorter',
    answered(encoding({ H: { schema: text } })),
    answered(encoding({ H: { schema: short } })),
    ['safe response-max-length-tightened: POST /a response 200 multipart/form-data encoding a header h'],
  ],
  [
    'of an answer, which may not be longer',
    answered(encoding({ H: { schema: named } }), short),
    answered(encoding({ H: { schema: named } })),
    ['breaking response-max-length-relaxed: POST /a response 200 multipart/form-data encoding a header h'],
  ],
  [
    'of what we are sent',
    called(encoding({ H: { schema: short } })),
    called(encoding({ H: { schema: text } })),
    [
      'breaking response-max-length-relaxed: POST webhook w request body multipart/form-data encoding a header h',
    ],
  ],
  [
    'of a part of a part, of one by its place, of each item',
    sent({
      prefixEncoding: [{ headers: { H: { schema: text } } }],
      itemEncoding: { encoding: { b: { headers: { H: { schema: text } } } } },
    }),
    sent({
      prefixEncoding: [{ headers: { H: { schema: short } } }],
      itemEncoding: { encoding: { b: { headers: { H: { schema: short } } } } },
    }),
    [
      `breaking request-max-length-tightened: ${request} itemEncoding encoding b header h, ${request} prefixEncoding 0 header h`,
    ],
  ],
  [
    'in a media type of its own',
    sent(encoding({ H: { content: { 'text/plain': { schema: text } } } })),
    sent(encoding({ H: { content: { 'text/plain': { schema: short } } } })),
    [`breaking request-max-length-tightened: ${request} encoding a header h`],
  ],
  [
    'how it is written',
    sent(encoding({ H: { schema: { type: 'object' } } })),
    sent(encoding({ H: { schema: { type: 'object' }, explode: true } })),
    ['dangerous request-header-serialisation-changed: '],
  ],
  [
    'its words',
    sent(encoding({ H: { schema: text } })),
    sent(encoding({ H: { schema: text, description: 'a' } })),
    ['safe request-documentation-changed: '],
  ],
  [
    'that came',
    sent(encoding({})),
    sent(encoding({ H: { schema: text } })),
    ['dangerous request-encoding-changed: '],
  ],
  [
    'that has to be there',
    sent(encoding({ H: { schema: text } })),
    sent(encoding({ H: { schema: text, required: true } })),
    ['dangerous request-encoding-changed: '],
  ],
  [
    'the media type of the part, which is said elsewhere',
    sent(encoding({ 'Content-Type': { schema: text } })),
    sent(encoding({ 'content-type': { schema: short } })),
    [],
  ],
  [
    'spelled in another case',
    sent(encoding({ H: { schema: text } })),
    sent(encoding({ h: { schema: text } })),
    [],
  ],
  ['of nothing', sent({ encoding: { a: { headers: {} } } }), sent({}), []],
];

describe('a header of a part of a body', () => {
  for (const [name, old, next, told] of cases)
    test(name, () => {
      const { changes, undecided } = findSchemaChanges(openApiSource(old), openApiSource(next));
      assert.deepEqual(
        changes.map(({ id, positions = [], severity }) => `${severity} ${id}: ${positions.join(', ')}`),
        told,
      );
      assert.deepEqual(undecided, []);
    });

  test('is nothing that a recorded body says anything of', () => {
    const uses = { 'POST /a': { body: { properties: { a: {} } }, responses: {} } };
    const [old, next] = [sent(encoding({ H: { schema: text } })), sent(encoding({ H: { schema: short } }))];
    const { differences } = compareDocuments(openApiSource(old), openApiSource(next), {
      ...{ effort: 0, budget: new Budget(), uses },
    });
    assert.deepEqual(
      differences.map(({ touch }) => touch),
      ['near'],
    );
  });

  test('is not looked for without end, where parts hold each other', () => {
    const at = '#/paths/~1a/post/requestBody/content/multipart~1form-data/encoding/a';
    const circles = Array.from({ length: 9 }, (_, index) => [`b${String(index)}`, { $ref: at }]);
    const circle = (schema: unknown): Json =>
      sent({
        encoding: { a: { headers: { H: { schema } }, encoding: Object.fromEntries(circles) as Json } },
      });
    const limits = { steps: 1000 };
    const report = findSchemaChanges(openApiSource(circle(text)), openApiSource(circle(short)), { limits });
    assert.match(report.undecided.map(({ reason }) => reason).join(), /limit steps/);
  });
});
