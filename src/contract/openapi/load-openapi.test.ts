import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { exampleOpenApi } from '../testing/example-openapi.ts';
import { loadOpenApi } from './load-openapi.ts';

function problemsOf(text: string): readonly ConfigProblem[] {
  try {
    loadOpenApi(text, 'openapi.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadOpenApi', () => {
  it('takes a valid document', () => {
    const { operations } = loadOpenApi(exampleOpenApi(), 'openapi.yaml');
    assert.deepEqual(
      [...operations.values()].map(({ id, label }) => `${id}: ${label}`),
      ['createOrder: POST /orders', 'getOrder: GET /orders/{id}'],
    );
  });

  it('takes a document of OpenAPI 3.0, each mistake at its own place', () => {
    const nullable = [
      "message: { type: [string, 'null'] }",
      'message: { type: string, nullable: true }',
    ] as const;
    const old = ['3.1.0', '3.0.3'] as const;
    const { operations } = loadOpenApi(exampleOpenApi(old, nullable), 'openapi.yaml');
    const answer = (message: unknown) =>
      operations.get('getOrder')?.answerFindings({
        status: 404,
        headers: { 'content-type': 'application/json' },
        body: { code: 'NOT_FOUND', message },
      });
    assert.deepEqual([answer(null)?.length, answer('x')?.length, answer(7)?.length], [0, 0, 1]);
    const secret = [
      'token: { type: string, minLength: 8, x-sensitive: true }',
      "token: { nullable: true, x-sensitive: true, allOf: [{ $ref: '#/components/schemas/Named' }] }",
    ] as const;
    const marked = [
      "customer: { $ref: '#/components/schemas/Customer' }",
      "customer: { $ref: '#/components/schemas/Customer', x-sensitive: true }",
    ] as const;
    const masked = loadOpenApi(exampleOpenApi(old, secret, marked), 'openapi.yaml').operations.get(
      'getOrder',
    );
    assert.deepEqual([...(masked?.sensitiveNames ?? [])].sort(), ['customer', 'token']);
    const [problem] = problemsOf(
      exampleOpenApi(old, nullable, ['type: integer, minimum: 1', 'type: intger, minimum: 1']),
    );
    assert.match(problem?.message ?? '', /no such type/);
    assert.equal(problem?.line, 36);
  });

  type Change = readonly [find: string, replacement: string];
  const cases: readonly [name: string, change: Change, message: RegExp, line: number][] = [
    ['another version', ['3.1.0', '2.0.0'], /version of OpenAPI/, 1],
    ['Swagger', ['openapi: 3.1.0', "swagger: '2.0'"], /no Swagger document/, 1],
    ['a version to come', ['3.1.0', '3.3.0'], /version of OpenAPI/, 1],
    ['a syntax error', ['paths:', 'paths: ['], /./, 5],
    [
      'a reference to nothing',
      ["'#/components/schemas/Customer'", "'#/components/schemas/Custmer'"],
      /leads nowhere/,
      67,
    ],
    [
      'a reference to another file',
      ["'#/components/schemas/Customer'", "'other.yaml#/Customer'"],
      /out of the document/,
      67,
    ],
    [
      'a circle of references',
      [
        '    Named: { type: object, required: [name], properties: { name: { type: string } } }',
        "    Named: { $ref: '#/components/schemas/Named' }",
      ],
      /circle/,
      75,
    ],
    ['a misspelt method', ['    post:', '    pots:'], /method/, 5],
    ['a path without slash', ['  /orders:', '  orders:'], /slash/, 5],
    ['a place of no parameter', ['name: page, in: query', 'name: page, in: body'], /not sent/, 37],
    [
      'an unknown style',
      ['name: page, in: query', 'name: page, in: query, style: simple'],
      /no such style/,
      37,
    ],
    ['a status that is none', ["'204':", "'20x':"], /no status/, 45],
    ['an unknown type', ['amount: { type: number', 'amount: { type: nubmer'], /no such type/, 18],
    [
      'a boolean bound of OpenAPI 3.0',
      ['minimum: 0 }\n                card', 'minimum: 0, exclusiveMinimum: true }\n                card'],
      /exclusiveMinimum is a number/,
      18,
    ],
    [
      'uniqueItems in quotes',
      [
        'fields, in: query, schema: { type: array,',
        "fields, in: query, schema: { type: array, uniqueItems: 'yes',",
      ],
      /uniqueItems is/,
      36,
    ],
    ['an empty enum', ['enum: [open, closed]', 'enum: []'], /enum/, 64],
    ['required that is no list', ['required: [code]', 'required: code'], /required lists/, 57],
    ['a schema that is none', ["message: { type: [string, 'null'] }", 'message: string'], /no schema/, 60],
    ['branches that are no list', ['amount: { type: number', 'amount: { allOf: {}'], /allOf lists/, 18],
    [
      'schemas by patterns that are a list',
      ['amount: { type: number', 'amount: { patternProperties: []'],
      /patternProperties holds/,
      18,
    ],
    [
      'dependent names that are no list',
      ['amount: { type: number', 'amount: { dependentRequired: { a: b }'],
      /dependentRequired lists/,
      18,
    ],
    ['a count that is none', ['amount: { type: number', 'amount: { minContains: a'], /a count/, 18],
  ];
  for (const [name, change, message, line] of cases) {
    it(`refuses ${name}`, () => {
      const problems = problemsOf(exampleOpenApi(change));
      const found = problems.find((problem) => message.test(problem.message));
      assert.ok(
        found,
        problems.map((problem) => `${problem.line ?? 0} ${problem.message}`).join(' | ') || 'no problem',
      );
      assert.equal(Math.abs((found.line ?? 0) - line) <= 2, true, `line ${found.line ?? 0}`);
    });
  }

  it('says what makes one file of several', () => {
    const several = exampleOpenApi(["'#/components/schemas/Customer'", "'other.yaml#/Customer'"]);
    const broken = exampleOpenApi(["'204':", "'20x':"]);
    assert.throws(() => loadOpenApi(several, 'f'), { hint: /^A contract is one file: .* bundle/ });
    assert.throws(() => loadOpenApi(broken, 'f'), { hint: undefined });
  });

  it('says all mistakes at once', () => {
    const problems = problemsOf(
      exampleOpenApi(
        ['enum: [open, closed]', 'enum: []'],
        ["'204':", "'20x':"],
        ['name: page, in: query', 'name: page, in: query, style: fork'],
      ),
    );
    assert.equal(problems.length, 3);
  });

  it('refuses what is no document, and throws nothing else', () => {
    for (const text of [
      '',
      '[]',
      '7',
      'openapi: 3.1.0',
      'openapi: 3.1.0\npaths: []',
      'openapi: 3.1.0\npaths: { /a: 7 }',
      'openapi: 3.1.0\npaths: { /a: { get: { operationId: a, responses: [] , parameters: [1] } } }',
      'openapi: 3.1.0\npaths: { /a: {} }',
    ])
      assert.ok(problemsOf(text).length > 0, text);
  });

  it('leaves data alone that only looks like a reference', () => {
    assert.deepEqual(
      problemsOf(exampleOpenApi(['format: uuid }', "format: uuid, examples: [{ $ref: '#/nowhere' }] }"])),
      [],
    );
  });
});
