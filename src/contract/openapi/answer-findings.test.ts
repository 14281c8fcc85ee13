import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ContractAnswer } from '../contract.ts';
import { exampleOpenApi } from '../testing/example-openapi.ts';
import { loadOpenApi } from './load-openapi.ts';

const { operations } = loadOpenApi(exampleOpenApi(), 'openapi.yaml');
const json = { 'content-type': 'application/json; charset=utf-8' };
const id = 'ed669305-5e43-40a0-9a25-7a15ed174628';
const order = { id, status: 'open' };
const ok = (body: unknown): ContractAnswer => ({ status: 200, headers: json, body });
const order0 = '/components/schemas/Order';

function shown(operation: string, answer: ContractAnswer): readonly string[] {
  const findings = operations.get(operation)?.answerFindings(answer) ?? [];
  assert.ok(findings.every((finding) => finding.operation === operation));
  return findings.map(
    ({ code, severity, at, schemaAt, expected, found }) =>
      `${code} ${severity} ${at ?? ''} ${schemaAt ?? ''}: ${expected}; ${found}`,
  );
}

describe('answers of getOrder', () => {
  const cases: readonly [name: string, answer: ContractAnswer, want: readonly string[]][] = [
    ['the documented one', ok(order), []],
    [
      'everything documented',
      ok({
        ...order,
        customer: { name: 'x', age: 1 },
        parent: { ...order, parent: null },
        lines: [{ fee: 1 }],
        labels: { a: 'b' },
        extra: { any: 1 },
      }),
      [],
    ],
    ['an empty one', { status: 204, headers: {}, body: undefined }, []],
    ['a refusal by default', { status: 500, headers: json, body: { code: 'INVALID' } }, []],
    [
      'a body where there is none',
      { status: 204, headers: json, body: {} },
      [
        'content_type_unexpected error header:content-type /paths/~1orders~1{id}/get/responses/204: no body; application/json; charset=utf-8',
      ],
    ],
    [
      'no body',
      { status: 200, headers: json, body: undefined },
      [
        'body_missing error  /paths/~1orders~1{id}/get/responses/200/content: a body of type application/json; none',
      ],
    ],
    [
      'another content type',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
      [
        'content_type_unexpected error header:content-type /paths/~1orders~1{id}/get/responses/200/content: application/json; text/html',
      ],
    ],
    [
      'no content type',
      { status: 200, headers: {}, body: order },
      [
        'content_type_unexpected error header:content-type /paths/~1orders~1{id}/get/responses/200/content: application/json; a body (object) without content type',
      ],
    ],
    [
      'a wrong type',
      ok({ ...order, id: 7 }),
      [`body_invalid error /id ${order0}/properties/id: string; integer 7`],
    ],
    [
      'a wrong format',
      ok({ ...order, id: 'x' }),
      [`body_invalid error /id ${order0}/properties/id: format uuid; string "x"`],
    ],
    [
      'a new enum value',
      ok({ ...order, status: 'paused' }),
      [`body_invalid error /status ${order0}/properties/status: one of "open", "closed"; string "paused"`],
    ],
    ['a missing field', ok({ id }), [`body_invalid error  ${order0}: member "status"; none`]],
    [
      'a null field',
      ok({ id, status: null }),
      [
        `body_invalid error /status ${order0}/properties/status: string; null`,
        `body_invalid error /status ${order0}/properties/status: one of "open", "closed"; null`,
      ],
    ],
    [
      'a text that is long',
      ok({ ...order, id: 'x'.repeat(100) }),
      [`body_invalid error /id ${order0}/properties/id: format uuid; string of 100 characters`],
    ],
    [
      'an undocumented field',
      ok({ ...order, customer: { name: 'x', mail: 'me' } }),
      [
        'field_undocumented warning /customer/mail /components/schemas/Named: only documented fields; an undocumented field of type string',
      ],
    ],
    [
      'a recursive one',
      ok({ ...order, parent: { ...order, parent: { id } } }),
      [`body_invalid error /parent/parent ${order0}: member "status"; none`],
    ],
    [
      'a sensitive value',
      ok({ ...order, token: 'hunter2' }),
      [`body_invalid error /token ${order0}/properties/token: at least 8 characters; 7 characters`],
    ],
    [
      'a sensitive value of another type',
      ok({ ...order, token: 123456 }),
      [`body_invalid error /token ${order0}/properties/token: string; integer`],
    ],
    ['text instead of an object', ok('hello'), [`body_invalid error  ${order0}: object; string "hello"`]],
  ];
  for (const [name, answer, want] of cases) {
    it(`judges ${name}`, () => assert.deepEqual(shown('getOrder', answer), want));
  }
});

it('does not show a sensitive header', () => {
  const text = exampleOpenApi([
    'X-Left: { required: true, schema: {',
    'X-Left: { schema: { x-sensitive: true,',
  ]);
  const headers = { ...json, 'x-left': 'hunter2' };
  const findings = loadOpenApi(text, 'openapi.yaml')
    .operations.get('createOrder')
    ?.answerFindings({ status: 201, headers, body: order });
  assert.deepEqual(
    findings?.map(({ at, found }) => [at, found]),
    [['header:x-left', 'another value']],
  );
});

describe('answers of createOrder', () => {
  const made = (headers: Record<string, string>): ContractAnswer => ({
    status: 201,
    headers: { ...json, ...headers },
    body: order,
  });
  const responses = '/paths/~1orders/post/responses';
  const cases: readonly [name: string, answer: ContractAnswer, want: readonly string[]][] = [
    ['the documented one', made({ 'x-left': '3' }), []],
    ['a status of the range', { status: 418, headers: json, body: { code: 'INVALID', message: null } }, []],
    [
      'an undocumented status',
      { status: 200, headers: json, body: order },
      [`status_undocumented error status ${responses}: one of 201, 4XX; 200`],
    ],
    [
      'an undocumented server error',
      { status: 500, headers: {}, body: undefined },
      [`status_undocumented error status ${responses}: one of 201, 4XX; 500`],
    ],
    [
      'a missing header',
      made({}),
      [`header_missing error header:x-left ${responses}/201/headers/X-Left/schema: the header x-left; none`],
    ],
    [
      'an invalid header',
      made({ 'x-left': 'many' }),
      [`header_invalid error header:x-left ${responses}/201/headers/X-Left/schema: integer; string "many"`],
    ],
    [
      'a header out of bounds',
      made({ 'x-left': '-1' }),
      [`header_invalid error header:x-left ${responses}/201/headers/X-Left/schema: a number ≥ 0; integer -1`],
    ],
    [
      'an error of another shape',
      { status: 400, headers: json, body: { error: 'x' } },
      [
        'body_invalid error  /components/schemas/Error: member "code"; none',
        'field_undocumented warning /error /components/schemas/Error: only documented fields; an undocumented field of type string',
      ],
    ],
  ];
  for (const [name, answer, want] of cases) {
    it(`judges ${name}`, () => assert.deepEqual(shown('createOrder', answer), want));
  }
});
