import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConfigProblem } from '../../util/errors.ts';
import { loadGraphql } from '../graphql/load-graphql.ts';
import { assertOnly, contractProblemsOf } from '../testing/contract-problems-of.ts';
import type { Change, Want } from '../testing/contract-problems-of.ts';

const sdl = `
scalar Anything
interface Named { name: String! }
type Order implements Named { id: ID! name: String! lines: [Line!]! extra: Anything }
type Line { sku: String }
input OrderInput { amount: Float! lines: [LineInput!] }
input LineInput { sku: String }
type Query { getOrder(id: ID): Named }
type Mutation { createOrder(input: OrderInput): Order, pay: Paid }
type Paid { success: Boolean, failure: Failure }
type Failure { reason: String }
`;
const documents = {
  getOrder: 'query getOrder($id: ID) { getOrder(id: $id) { name ... on Order { id extra } } }',
  createOrder:
    'mutation createOrder($input: OrderInput) { createOrder(input: $input) { id lines { sku } } pay { success failure { reason } } }',
};
const isGraphql: readonly Change[] = [
  ['protocol: rest', 'protocol: graphql'],
  ['input: { body: { amount: 12 } }', 'input: { variables: { input: { amount: 12 } } }'],
  ['keep: { orderId: /id }', 'keep: { orderId: /createOrder/id }'],
  ['input: { path: { id: $given.orderId } }', 'input: { variables: { id: $given.orderId } }'],
  ['code: [/code]', 'code: [/errors/0/extensions/code]'],
];

const payload = (names: string): Change => [
  'code: [/errors/0/extensions/code]',
  `code: [/errors/0/extensions/code]\n  payload: { ${names} }`,
];

function ofGraphql(provider: readonly Change[]): readonly ConfigProblem[] {
  const files = Object.entries(documents).map(([name, text]) => ({ file: `${name}.graphql`, text }));
  const { operations } = loadGraphql({ file: 'schema.graphql', text: sdl }, files, []);
  return contractProblemsOf([...isGraphql, ...provider], { operations });
}

describe('a provider file whose names are not those of its GraphQL documents', () => {
  const cases: Readonly<Record<string, readonly [changes: readonly Change[], want: Want]>> = {
    'an operation without a document': [
      [['getOrder: { effect: read }', 'getOrder: { effect: read }\n  getOrders: { effect: read }']],
      { message: /the contract has no such operation/, place: '49:3', nearest: 'getOrder' },
    ],
    'a field that is not selected': [
      [['/createOrder/id', '/createOrder/extra']],
      { message: /the answer of createOrder has no \/createOrder\/extra/ },
    ],
    'a field of a list without an index': [
      [['/createOrder/id', '/createOrder/lines/sku']],
      { message: /has no \/createOrder\/lines\/sku/ },
    ],
    'a variable': [
      [['variables: { id: $given', 'variables: { idd: $given']],
      { message: /^getOrder takes no \/variables\/idd/, nearest: 'id' },
    ],
    'a field of an input': [
      [['amount: 12', 'amount: 12, lines: [{ skuu: a }]']],
      { message: /takes no \/variables\/input\/lines\/0\/skuu/, nearest: 'sku' },
    ],
    'what payloads do not have': [
      [payload('success: successful, error: failure, code: reason')],
      {
        message: /^errors\.payload\.success: no answer has \/successful$/,
        nearest: 'success',
        place: '34:23',
      },
    ],
    'an error that payloads do not have, without its code besides': [
      [payload('success: success, error: failures, code: code')],
      { message: /^errors\.payload\.error: no answer has \/failures$/, nearest: 'failure', place: '34:39' },
    ],
    'a code that the error of payloads does not have': [
      [payload('success: success, error: failure, code: code')],
      { message: /^errors\.payload\.code: no answer has \/failure\/code$/ },
    ],
  };
  for (const [name, [changes, want]] of Object.entries(cases))
    it(`is refused for ${name}`, () => assertOnly(ofGraphql(changes), want));

  const fine: Readonly<Record<string, readonly Change[]>> = {
    'nothing changed': [],
    'names that payloads have': [payload('success: success, error: failure, code: reason')],
    'a field of an item': [['/createOrder/id', '/createOrder/lines/0/sku']],
    'one item for a list': [['amount: 12', 'amount: 12, lines: { sku: a }']],
    'any status, for the schema says none': [['status: 404', 'status: 444']],
    'the code of a gateway': [['code: [/errors', 'code: [/error, /errors']],
    'any header': [['defaultAuth: app', 'defaultAuth: app\nheaders: { X-Request-Id: $uuid }']],
    'whatever a scalar of its own holds': [
      [
        'keep: { orderId: /createOrder/id }',
        'keep: { orderId: /createOrder/id }\n  read: { operation: getOrder, keep: { a: /getOrder/extra/b, c: /getOrder/id } }',
      ],
    ],
  };
  for (const [name, changes] of Object.entries(fine))
    it(`is taken with ${name}`, () => assert.deepEqual(ofGraphql(changes), []));
});
