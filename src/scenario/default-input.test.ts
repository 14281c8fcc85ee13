import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation, OperationInput } from '../contract/contract.ts';
import { loadGraphql } from '../contract/graphql/load-graphql.ts';
import { loadOpenApi } from '../contract/openapi/load-openapi.ts';
import { exampleOpenApi } from '../contract/testing/example-openapi.ts';
import { withDefaults } from './default-input.ts';

const rest = loadOpenApi(exampleOpenApi(), 'openapi.yaml').operations;
const { operations: graphql } = loadGraphql(
  { file: 'schema.graphql', text: 'type Query { order(id: ID, shop: ID): ID }' },
  [{ file: 'order.graphql', text: 'query order($shop: ID) { order(shop: $shop) }' }],
  [],
);

type Row = readonly [
  of: Operation | undefined,
  defaults: OperationInput,
  input: OperationInput,
  wanted: OperationInput,
];

const rows: Readonly<Record<string, Row>> = {
  'what the operation takes': [
    rest.get('getOrder'),
    { path: { id: 'ours' }, query: { page: 1 } },
    {},
    { path: { id: 'ours' }, query: { page: 1 } },
  ],
  'nothing over what is given': [
    rest.get('getOrder'),
    { path: { id: 'ours' } },
    { path: { id: 'other' } },
    { path: { id: 'other' } },
  ],
  'no parameter that is called like a member of a body or an answer': [
    rest.get('createOrder'),
    { path: { id: 'ours' }, query: { amount: 1, status: 'open' } },
    { body: { amount: 12 } },
    { body: { amount: 12 } },
  ],
  'headers in any case': [
    rest.get('createOrder'),
    { header: { 'x-request-id': 'a', 'x-left': 'b' } },
    {},
    { header: { 'x-request-id': 'a' } },
  ],
  'variables, and any header of GraphQL': [
    graphql.get('order'),
    { variables: { shop: 'ours', id: 'a' }, header: { 'x-a': 'b' }, query: { shop: 'a' } },
    {},
    { variables: { shop: 'ours' }, header: { 'x-a': 'b' } },
  ],
};

for (const [name, [operation, defaults, input, wanted]] of Object.entries(rows))
  test(`defaults fill in ${name}`, () => {
    assert.ok(operation);
    assert.deepEqual(withDefaults(operation, defaults, input), wanted);
  });
