import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleOpenApi } from '../testing/example-openapi.ts';
import { describeUnchecked } from '../describe-unchecked.ts';
import { loadOpenApi } from './load-openapi.ts';

/** What a document may say that nobody can hold anything against: told with its place, and no reason to refuse it. */
const passedOver: readonly (readonly [
  name: string,
  change: readonly [from: string, to: string],
  told: string,
])[] = [
  [
    'a format of its own',
    ['format: uuid', 'format: uuidd'],
    'openapi.yaml:63:37 a format that is not checked here: uuidd, the nearest is uuid',
  ],
  [
    'a pattern of another language',
    ["'^[0-9]{16}$'", "'^(?i)[0-9]{16}\\Z'"],
    'openapi.yaml:18:67 a pattern that is not checked here: ^(?i)[0-9]{16}\\Z',
  ],
  [
    'a keyword of OpenAPI 3.0',
    ['amount: { type: number,', 'amount: { type: number, nullable: true,'],
    'openapi.yaml:17:51 nullable is of OpenAPI 3.0 and says nothing in 3.1: true',
  ],
  [
    'a cookie',
    ['name: page, in: query', 'name: page, in: cookie'],
    'openapi.yaml:36:29 parameters in this place are not sent: cookie',
  ],
  [
    'a body that cannot be written',
    [
      '          application/json:\n            schema:\n              type: object\n              required: [amount]',
      '          multipart/mixed:\n            schema:\n              type: object\n              required: [amount]',
    ],
    'openapi.yaml:13:13 request bodies of this type cannot be written: multipart/mixed',
  ],
  [
    'a body that no schema is held against',
    [
      '          application/json:\n            schema:\n              type: object\n              required: [amount]',
      '          application/xml:\n            schema:\n              type: object\n              required: [amount]',
    ],
    'openapi.yaml:13:13 request bodies of this type are sent as they are given: application/xml',
  ],
  [
    'a parameter without schema',
    ['name: page, in: query, schema: { type: integer, minimum: 1 }', 'name: page, in: query'],
    'openapi.yaml:36:11 a parameter has no schema: page',
  ],
  [
    'a parameter of a type that cannot be written',
    [
      'name: page, in: query, schema: { type: integer, minimum: 1 }',
      'name: page, in: query, content: { application/xml: { schema: { type: object } } }',
    ],
    'openapi.yaml:36:64 parameters of this type are sent as they are given: application/xml',
  ],
  [
    'an operationId that is no name',
    ['operationId: getOrder', 'operationId: constructor'],
    'openapi.yaml:33:20 an operation whose operationId is no name is called by method and path: constructor',
  ],
  [
    'operations of one operationId',
    ['operationId: getOrder', 'operationId: createOrder'],
    'openapi.yaml:6:20 operations of one operationId are called by method and path: createOrder, and 1 more',
  ],
  [
    'a path parameter that is optional',
    ['name: id, in: path, required: true', 'name: id, in: path'],
    'openapi.yaml:31:9 a path parameter is required, whatever the document says: id',
  ],
  [
    'a placeholder without parameter',
    ['- { name: id, in: path, required: true,', '- { name: id, in: query,'],
    'openapi.yaml:33:7 no path parameter is declared for the placeholder: {id}',
  ],
  [
    'a path parameter without placeholder',
    [
      '- { name: id, in: path,',
      '- { name: it, in: path, required: true, schema: {} }\n      - { name: id, in: path,',
    ],
    'openapi.yaml:31:17 the path has no such placeholder: it',
  ],
  [
    'an operation that documents no answer',
    ["      responses:\n        '200':", "      answers:\n        '200':"],
    'openapi.yaml:33:7 no answer is documented for the operation: GET /orders/{id}',
  ],
  [
    'a method of OpenAPI 3.2',
    ['    get:\n', '    query: { responses: {} }\n    get:\n'],
    'openapi.yaml:32:12 operations of OpenAPI 3.2 are not called: query',
  ],
  [
    'a member that is required by itself',
    ['amount: { type: number,', 'amount: { type: number, required: true,'],
    'openapi.yaml:17:51 required of one member says nothing: true',
  ],
  [
    'a type that is null',
    ["type: [string, 'null']", 'type: [string, null]'],
    'openapi.yaml:58:26 type is text, in quotes where it reads as something else: ["string",null]',
  ],
  [
    'nullable without a type',
    ['amount: { type: number,', 'amount: { nullable: true,'],
    'openapi.yaml:17:37 nullable is of OpenAPI 3.0 and says nothing in 3.1: true',
  ],
  [
    'nullable that denies its own type',
    ["type: [string, 'null']", "type: [string, 'null'], nullable: false"],
    'openapi.yaml:58:54 nullable is of OpenAPI 3.0 and says nothing in 3.1: false',
  ],
  [
    'a schema with a name of its own',
    ['  schemas:\n    Error:\n', '  schemas:\n    Error:\n      $id: https://acme.example/error\n'],
    'openapi.yaml:54:12 $id says nothing here: https://acme.example/error',
  ],
  [
    'an id of an early draft',
    ['amount: { type: number,', 'amount: { type: number, id: amount,'],
    'openapi.yaml:17:45 id says nothing here: amount',
  ],
  [
    'an empty choice',
    ['amount: { type: number,', 'amount: { type: number, anyOf: [],'],
    'openapi.yaml:17:48 an empty anyOf says nothing: []',
  ],
  [
    'a dynamic reference to another document',
    ['amount: { type: number,', "amount: { $dynamicRef: 'https://acme.example/#a',"],
    'openapi.yaml:17:40 a reference that is not followed: https://acme.example/#a',
  ],
  [
    'a relative server',
    ['operationId: getOrder', 'servers: [{ url: /v2 }]\n      operationId: getOrder'],
    'openapi.yaml:33:17 no absolute URL: requests go below the base URL of the environment: /v2',
  ],
];

describe('a document that others own is used as far as it can be', () => {
  for (const [name, change, told] of passedOver)
    it(`with ${name}`, () => {
      const { operations, ...loaded } = loadOpenApi(exampleOpenApi(change), 'openapi.yaml');
      assert.deepEqual(describeUnchecked(loaded), [told]);
      for (const operation of operations.values()) {
        operation.requestFindings({ body: {} });
        operation.answerFindings({ status: 200, headers: { 'content-type': 'application/json' }, body: {} });
      }
    });

  it('and operations are called as it calls them', () => {
    const { operations } = loadOpenApi(
      exampleOpenApi(['operationId: getOrder', 'operationId: orders/get.v2']),
      'openapi.yaml',
    );
    assert.equal(operations.get('orders/get.v2')?.id, 'orders/get.v2');
  });

  it('and what it says often is told once', () => {
    const change = ['amount: { type: number,', 'amount: { type: number, format: money,'] as const;
    const more = [
      'page, in: query, schema: { type: integer,',
      'page, in: query, schema: { format: money, type: integer,',
    ] as const;
    const [line, ...others] = describeUnchecked(loadOpenApi(exampleOpenApi(change, more), 'openapi.yaml'));
    assert.match(line ?? '', /^openapi\.yaml:\d+:\d+ a format that is not checked here: money, and 1 more$/);
    assert.deepEqual(others, []);
  });
});
