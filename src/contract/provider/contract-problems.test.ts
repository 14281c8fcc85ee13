import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConfigProblem } from '../../util/errors.ts';
import { loadOpenApi } from '../openapi/load-openapi.ts';
import { assertOnly, contractProblemsOf } from '../testing/contract-problems-of.ts';
import type { Change, Want } from '../testing/contract-problems-of.ts';
import { exampleOpenApi } from '../testing/example-openapi.ts';

function ofRest(provider: readonly Change[], contract: readonly Change[] = []): readonly ConfigProblem[] {
  const { document, operations } = loadOpenApi(exampleOpenApi(...contract), 'openapi.yaml');
  return contractProblemsOf(provider, { openapi: document, operations });
}

const keep = 'keep: { orderId: /id }';
const none = '{ notApplicable: Nothing to show. }';
const body = 'input: { body: { amount: 12 } }';
const creating = (rest: string): Change => [
  `create: ${none}`,
  `create: { operation: createOrder, ${body}, id: /id, readBack: { operation: getOrder, input: { path: { id: $id } }, id: /id }, ${rest} }`,
];
const listing = (rest: string, id = '/sku'): Change => [
  `list: ${none}`,
  `list: { operation: getOrder, input: { path: { id: x } }, items: /lines, id: ${id}, ${rest} }`,
];
const wrongName = 'invalid: [{ name: x, at: /body/amount }]';
const pages = '{ style: page-number, page: /query/page, sizeAt: /query/fields, size: 2, first: 1 }';

describe('a provider file whose names are not those of its OpenAPI document', () => {
  const cases: Readonly<
    Record<string, readonly [changes: readonly Change[], want: Want, contract?: Change[]]>
  > = {
    'a value that no answer has': [
      [[keep, 'keep: { orderId: /statuss }']],
      {
        message: /keep\.orderId: the answer of createOrder has no \/statuss/,
        place: '53:22',
        nearest: 'status',
      },
    ],
    'a value within a text': [[[keep, 'keep: { orderId: /id/of }']], { message: /has no \/id\/of/ }],
    'a value of a list without an index': [
      [[keep, 'keep: { orderId: /lines/sku }']],
      { message: /has no \/lines\/sku/ },
    ],
    'a value below a reference': [
      [[keep, 'keep: { orderId: /customer/nname }']],
      { message: /no \/customer\/nname/, nearest: 'name' },
    ],
    'a value that a closed answer does not have': [
      [[keep, 'keep: { orderId: /other }']],
      { message: /has no \/other/ },
      [['Order:\n      type: object', 'Order:\n      additionalProperties: false\n      type: object']],
    ],
    'a pointer that is none': [[[keep, 'keep: { orderId: /a~b }']], { message: /is no JSON Pointer/ }],
    'a value to wait for': [
      [[keep, `${keep}\n    until: { at: /statsu, is: open, within: PT5S }`]],
      { message: /until\.at: .* no \/statsu/, nearest: 'status' },
    ],
    'a member of the body': [
      [[body, 'input: { body: { amount: 12, carrd: x } }']],
      { message: /^createOrder takes no \/body\/carrd/, place: '52:34', nearest: 'card' },
    ],
    'a body that the operation does not take': [
      [
        [
          'input: { path: { id: $given.orderId } }',
          'input: { path: { id: $given.orderId }, body: { a: 1 } }',
        ],
      ],
      { message: /^getOrder takes no \/body/ },
    ],
    'a parameter of the path': [
      [['input: { path: { id: $given.orderId } }', 'input: { path: { orderId: $given.orderId } }']],
      { message: /^getOrder takes no \/path\/orderId/, nearest: 'id' },
    ],
    'a header of an input': [
      [[body, 'input: { body: { amount: 12 }, header: { X-Reqest-Id: a } }']],
      { message: /^createOrder takes no \/header\/X-Reqest-Id/, nearest: 'X-Request-Id' },
    ],
    'defaults of bodies': [
      [['defaultAuth: app', 'defaultAuth: app\ndefaults: { body: { amount: 12 } }']],
      { message: /defaults\.body is used by nothing/, place: '30:13' },
    ],
    'a header of all requests': [
      [['defaultAuth: app', 'defaultAuth: app\nheaders: { X-Reqest-Id: $uuid }']],
      { message: /no operation .* takes headers\.X-Reqest-Id/, place: '30:12', nearest: 'X-Request-Id' },
    ],
    'a default': [
      [['defaultAuth: app', 'defaultAuth: app\ndefaults: { query: { pages: 1 } }']],
      { message: /no operation .* takes defaults\.query\.pages/, nearest: 'page' },
    ],
    'the page number of a list': [
      [listing(`pages: ${pages.replace('/query/page,', '/query/pge,')}`)],
      { message: /pages\.page: the input of getOrder has no \/query\/pge/, nearest: 'page' },
    ],
    'a part of the input that there is not': [
      [listing(`pages: ${pages.replace('/query/page,', '/qury/page,')}`)],
      { message: /the input of getOrder has no \/qury/, nearest: 'query' },
    ],
    'the id of an item': [
      [listing(`pages: ${pages}`, '/sku/x')],
      { message: /list\.id: .* no \/lines\/0\/sku\/x/ },
    ],
    'the header of the next page': [
      [
        [
          `list: ${none}`,
          `list: { operation: createOrder, ${body}, items: /lines, id: /sku, pages: { style: next-header, header: X-Lefft, page: /body/amount, sizeAt: /body/amount, size: 2 } }`,
        ],
      ],
      { message: /pages\.header: .* no such header/, nearest: 'x-left' },
    ],
    'what is compared with the input': [
      [creating(`same: { /body/amuont: /status }, ${wrongName}`)],
      { message: /the input of createOrder has no \/body\/amuont/, nearest: 'amount' },
    ],
    'what is compared with the answer': [
      [creating(`echoed: { /body/amount: /statsu }, ${wrongName}`)],
      { message: /the answer of createOrder has no \/statsu/, nearest: 'status' },
    ],
    'what is left out of an input that has no such thing': [
      [creating('invalid: [{ name: x, at: /body/card }]')],
      { message: /capabilities\.create has nothing at \/body\/card/ },
    ],
    'a status of a refusal': [
      [['unknownId: { status: 404 }', 'unknownId: { status: 304 }']],
      { message: /unknownId\.status: no operation of the contract has the status 304/, place: '42:26' },
      [['default: {', "'404': {"]],
    ],
    'a status of an invalid input': [
      [creating('invalid: [{ name: x, at: /body/amount, status: 501 }]')],
      { message: /invalid\.0\.status: no answer of createOrder has the status 501/ },
    ],
    'a code of a refusal': [
      [['unknownId: { status: 404 }', 'unknownId: { status: 404, codes: [NOT_FOND] }']],
      { message: /unknownId\.codes\.0: no answer under 404 has this code/, nearest: 'NOT_FOUND' },
    ],
    'where a code is': [
      [['code: [/code]', 'code: [/codee]']],
      { message: /errors\.code\.0: no refusal has \/codee/, nearest: 'code' },
    ],
    'a scope that no token is asked for with': [
      [
        [
          'app: { kind: basic, value: $credential.apiKey }',
          'app: { kind: bearer, value: $token, obtain: { operation: getOrder, input: { query: { fields: [orders:read, orders:write] } }, token: /token } }',
        ],
        ['getOrder: { effect: read }', 'getOrder: { effect: read, scopes: [orders:raed] }'],
      ],
      { message: /scopes\.0: no token is given such a scope/, nearest: 'orders:read' },
    ],
    'a misspelling of a scope that a security scheme declares': [
      [['getOrder: { effect: read }', 'getOrder: { effect: read, scopes: [orders.raed] }']],
      { message: /scopes\.0: no token is given such a scope/, nearest: 'orders.read' },
      [
        [
          'components:',
          'components:\n  securitySchemes: { key: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://a.example, scopes: { orders.read: Reads. } } } } }',
        ],
      ],
    ],
  };
  for (const [name, [changes, want, contract]] of Object.entries(cases))
    it(`is refused for ${name}`, () => assertOnly(ofRest(changes, contract), want));

  const fine: Readonly<Record<string, readonly [changes: readonly Change[], contract?: Change[]]>> = {
    'nothing changed': [[]],
    'a member that an open answer does not name': [[[keep, 'keep: { orderId: /data/id }']]],
    'a short name beside another': [[[keep, 'keep: { orderId: /ids }']]],
    'a numbered name beside another': [
      [[keep, 'keep: { orderId: /address_2 }']],
      [['lines: { type: array', 'address_1: { type: string }\n        lines: { type: array']],
    ],
    'any key of a map': [[[keep, 'keep: { orderId: /labels/colour }']]],
    'any member of a free object': [[[keep, 'keep: { orderId: /extra/status/code }']]],
    'a member of one branch of a choice': [[[keep, 'keep: { orderId: /lines/0/item/size }']]],
    'a value below itself': [[[keep, 'keep: { orderId: /parent/parent/status }']]],
    'a member that an open body does not name': [[[body, 'input: { body: { amount: 12, note: x } }']]],
    'a member of a branch that tells its kinds apart by a name': [
      [[keep, 'keep: { orderId: /customer/agee }']],
      [['Customer:\n', 'Customer:\n      discriminator: { propertyName: name }\n']],
    ],
    'another case of a header': [
      [['defaultAuth: app', 'defaultAuth: app\nheaders: { x-request-id: $uuid }']],
    ],
    'a status of a range': [[['status: 404', 'status: 418']]],
    'a status where all have one': [[['status: 404', 'status: 599']]],
    'a wrong member put into an input': [[creating('invalid: [{ name: x, at: /body/unheardOf, value: 1 }]')]],
    'any code where one answer lists none': [
      [['unknownId: { status: 404 }', 'unknownId: { status: 404, codes: [GONE] }']],
      [['code: { type: string, enum: [NOT_FOUND, INVALID] }', 'code: { type: string }']],
    ],
    'what is left out of what a recipe keeps': [
      [
        creating('invalid: [{ name: x, at: /body/card }]'),
        [`${body}, id`, 'input: { body: $given.body }, id'],
      ],
    ],
    'any code where one answer has no body': [
      [['unknownId: { status: 404 }', 'unknownId: { status: 404, codes: [GONE] }']],
      [
        [
          "'204': { description: Nothing. }",
          "'204': { description: Nothing. }\n        '404': { description: None. }",
        ],
      ],
    ],
    'a scope that the document does not declare': [
      [['getOrder: { effect: read }', 'getOrder: { effect: read, scopes: [orders] }']],
      [
        [
          'components:',
          'components:\n  securitySchemes: { key: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://a.example, scopes: { read: Reads. } } } } }',
        ],
      ],
    ],
    'refusals under a status of success': [
      [
        ['unknownId: { status: 404 }', 'unknownId: { status: 200, codes: [x] }'],
        ['code: [/code]', 'code: [/status/of]'],
      ],
      [
        ['4XX: {', "'400': { description: None. }\n        '401': {"],
        [
          'status: { type: string, enum: [open, closed] }',
          'status: { type: object, properties: { of: {} } }',
        ],
      ],
    ],
    'a code in another type of JSON': [
      [['unknownId: { status: 404 }', 'unknownId: { status: 404, codes: [gone] }']],
      [
        [
          "'204': { description: Nothing. }",
          "'404': { description: None., content: { application/json: { schema: { type: object, properties: { code: { enum: [other] } } } }, application/problem+json: { schema: { type: object, properties: { code: { enum: [gone] } } } } } }",
        ],
      ],
    ],
    'a code of a refusal that is only said to be one': [
      [
        ['unknownId: { status: 404 }', 'unknownId: { status: 404, codes: [gone] }'],
        ['code: [/code]', 'code: [/error/code]'],
      ],
      [
        [
          'components:\n  responses:\n    Problem:\n      description: Refused.\n      content:',
          'components:\n  responses:\n    Problem:\n      description: Refused.\n      x-content:',
        ],
      ],
    ],
    'a value of an answer that may be anything': [
      [[keep, 'keep: { orderId: /any/thing }']],
      [
        ['Order:\n      type: object', 'Order:\n      additionalProperties: false\n      type: object'],
        [
          "        '201':",
          "        '202': { description: Later., content: { application/json: {} } }\n        '201':",
        ],
      ],
    ],
    'a status within a range beside exact ones': [
      [['unknownId: { status: 404 }', 'unknownId: { status: 404, codes: [gone] }']],
      [
        [
          "'204': { description: Nothing. }",
          "'400': { description: None., content: { application/json: { schema: { type: object, properties: { code: { enum: [other] } } } } } }\n        4XX: { description: None., content: { application/json: { schema: { type: object, properties: { code: { enum: [gone] } } } } } }",
        ],
        ['4XX: {', "'400': {"],
      ],
    ],
    'a scope of which nothing is known': [
      [['getOrder: { effect: read }', 'getOrder: { effect: read, scopes: [orders] }']],
    ],
  };
  for (const [name, [changes, contract]] of Object.entries(fine))
    it(`is taken with ${name}`, () => assert.deepEqual(ofRest(changes, contract), []));
});
