import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadOpenApi } from './load-openapi.ts';

type Answer = {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Whether an operation of a document takes an answer as documented. */
const answers: readonly (readonly [
  name: string,
  method: string,
  responses: string,
  answer: Answer,
  isRight: boolean,
])[] = [
  ['no documented answer', 'get', '{}', { status: 500, body: 7 }, true],
  ['only extensions among its answers', 'get', '{ x-note: {} }', { status: 500, body: 7 }, true],
  ['an extension beside its answers', 'get', "{ x-note: {}, '204': {} }", { status: 200 }, false],
  [
    'a default answer only',
    'get',
    '{ default: { content: { text/plain: {} } } }',
    { body: 'a', type: 'text/plain' },
    true,
  ],
  ['an answer to HEAD', 'head', '{ 200: { content: { application/json: {} } } }', {}, true],
  ['an answer without body to GET', 'get', '{ 200: { content: { application/json: {} } } }', {}, false],
  [
    'a body for a status that has none',
    'get',
    '{ 204: { content: { application/json: {} } } }',
    { status: 204 },
    true,
  ],
  [
    'a body for a status that resets',
    'get',
    '{ 205: { content: { text/plain: {} } } }',
    { status: 205 },
    true,
  ],
  [
    'a header called schema that is missing',
    'get',
    '{ 200: { headers: { schema: { required: true, schema: { type: string } } } } }',
    {},
    false,
  ],
  [
    'a media type for each version, the first',
    'get',
    '{ 200: { content: { application/json; version=1: { schema: { type: integer } }, application/json; version=2: { schema: { type: string } } } } }',
    { type: 'application/json; version=1', body: 7 },
    true,
  ],
  [
    'a media type for each version, the first with a body of the second',
    'get',
    '{ 200: { content: { application/json; version=1: { schema: { type: integer } }, application/json; version=2: { schema: { type: string } } } } }',
    { type: 'application/json; version=1', body: 'a' },
    false,
  ],
  [
    'a member that all objects inherit',
    'get',
    '{ 200: { content: { application/json: { schema: { required: [constructor], properties: { constructor: { type: string } } } } } } }',
    { body: { constructor: 'a' } },
    true,
  ],
  [
    'a member that all objects inherit and that is not there',
    'get',
    '{ 200: { content: { application/json: { schema: { required: [constructor], properties: { constructor: { type: string } } } } } } }',
    { body: {} },
    false,
  ],
  [
    'a member that is required by itself, at two places by one alias',
    'get',
    '{ 400: { content: { application/json: { schema: &s { properties: { a: { type: integer, required: true } } } } } }, 200: { content: { application/json: { schema: *s } } } }',
    { body: {} },
    true,
  ],
  ...['type: null', 'type: [string, null]', 'format: null', 'pattern: 7'].map(
    (keyword) =>
      [
        `a member whose schema says ${keyword}`,
        'get',
        `{ 200: { content: { application/json: { schema: { properties: { a: { ${keyword} } } } } } } }`,
        { body: { a: 'a' } },
        true,
      ] as const,
  ),
  [
    'patterns of members that need no flag u',
    'get',
    String.raw`{ 200: { content: { application/json: { schema: { patternProperties: { '^[\w-.]+$': { type: integer } } } } } } }`,
    { body: { 'a-b.c': 1 } },
    true,
  ],
  [
    'patterns of members that need no flag u, and one that none allows',
    'get',
    String.raw`{ 200: { content: { application/json: { schema: { patternProperties: { '^[\w-.]+$': { type: integer } } } } } } }`,
    { body: { '!': 1 } },
    false,
  ],
  [
    'what another place says, merged in',
    'get',
    '{ 200: { <<: *shared } }',
    { body: 'a', type: 'text/plain' },
    true,
  ],
  ...(
    [
      ['{ oneOf: [{ type: integer }, { type: boolean }] }', '7', true],
      ['{ allOf: [{ type: boolean }] }', 'true', true],
      ['{ enum: [1, 2] }', '2', true],
      ['{ type: string, enum: ["1"] }', '1', true],
      ['{ allOf: [{ type: integer }] }', 'a', false],
      ['{ enum: [1, 2] }', '3', false],
    ] as const
  ).map(
    ([schema, value, isRight]) =>
      [
        `a header of ${schema} that is ${value}`,
        'get',
        `{ 200: { headers: { X-A: { schema: ${schema} } } } }`,
        { headers: { 'x-a': value } },
        isRight,
      ] as const,
  ),
];

for (const [
  name,
  method,
  responses,
  { status = 200, type = 'application/json', headers, body },
  isRight,
] of answers)
  test(`an operation with ${name}: ${isRight ? 'as documented' : 'not as documented'}`, () => {
    const text = `openapi: 3.1.0
info: { title: Odd, version: '1' }
x-shared: &shared { content: { text/plain: {} } }
paths:
  x-owner: somebody
  /odd: { ${method}: { operationId: odd, responses: ${responses} } }
`;
    const operation = loadOpenApi(text, 'openapi.yaml').operations.get('odd');
    const findings = operation?.answerFindings({
      status,
      headers: body === undefined ? { ...headers } : { 'content-type': type, ...headers },
      body,
    });
    assert.equal(findings?.length === 0, isRight, JSON.stringify(findings));
  });
