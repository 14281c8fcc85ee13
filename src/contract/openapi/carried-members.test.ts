import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentCarrying } from './carried-members.ts';
import { loadOpenApi } from './load-openapi.ts';

const given = '{ type: string, readOnly: true }';
const kept = '{ type: string, writeOnly: true }';

/** Spellings of an account that needs `id`, which is only received, `key`, which is only sent, and `name`. */
const spellings: readonly (readonly [name: string, account: string, others: string])[] = [
  [
    'in one schema',
    `{ required: [id, key, name], properties: { id: ${given}, key: ${kept}, name: { type: string } } }`,
    '{}',
  ],
  [
    'required by another part of allOf',
    `{ allOf: [{ properties: { id: ${given}, key: ${kept} } }, { required: [id, key, name] }] }`,
    '{}',
  ],
  [
    'required around the part that declares it',
    `{ required: [id, key, name], allOf: [{ allOf: [{ $ref: '#/components/schemas/Other' }] }] }`,
    `{ properties: { id: ${given}, key: ${kept} } }`,
  ],
  [
    'said by the schema that the member refers to',
    `{ required: [id, key, name], properties: { id: { $ref: '#/components/schemas/Other/properties/id' }, key: { title: key, allOf: [{ $ref: '#/components/schemas/Other/properties/key' }] } } }`,
    `{ properties: { id: ${given}, key: ${kept} } }`,
  ],
];

function text(account: string, others: string, version = '3.1.0'): string {
  return `
openapi: ${version}
info: { title: accounts, version: '1' }
paths:
  /accounts:
    post:
      operationId: createAccount
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } }
      responses:
        '201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } }
components:
  schemas:
    Account: ${account}
    Other: ${others}
`;
}

function judge(contract: string, body: unknown): { readonly sent: unknown; readonly received: unknown } {
  const operation = loadOpenApi(contract, 'openapi.yaml').operations.get('createAccount');
  const headers = { 'content-type': 'application/json' };
  const [sent, received] = [
    operation?.requestFindings({ body }),
    operation?.answerFindings({ status: 201, headers, body }),
  ].map((findings) =>
    findings?.filter(({ severity }) => severity === 'error').map(({ expected }) => expected),
  );
  return { sent, received };
}

describe('a member is needed in the direction that carries it', () => {
  for (const [name, account, others] of spellings)
    for (const version of ['3.0.3', '3.1.0'])
      it(`${name}: OpenAPI ${version}`, () => {
        const contract = text(account, others, version);
        assert.deepEqual(judge(contract, { key: 'k', name: 'n' }), {
          sent: [],
          received: ['member "id"'],
        });
        assert.deepEqual(judge(contract, { id: 'i', name: 'n' }), {
          sent: ['member "key"'],
          received: [],
        });
        assert.deepEqual(judge(contract, { id: 'i', key: 'k' }), {
          sent: ['member "name"'],
          received: ['member "name"'],
        });
      });

  it('and is as valid as before where it is there all the same', () => {
    const [, account = '', others = ''] = spellings[0] ?? [];
    const { received, sent } = judge(text(account, others), { id: 1, key: 'k', name: 'n' });
    assert.deepEqual([sent, received], [['string'], ['string']]);
  });
});

describe('documentCarrying', () => {
  it('is the very document where every member is carried', () => {
    const document = { openapi: '3.1.0', components: { schemas: { A: { required: ['a'] } } } };
    assert.equal(documentCarrying(document as never, 'readOnly'), document);
  });

  it('leaves the document as it is, and comes to an end in circles of references', () => {
    const document = {
      openapi: '3.1.0',
      components: {
        schemas: {
          A: {
            required: ['b', 'c'],
            properties: { b: { $ref: '#/components/schemas/B' } },
            $ref: '#/components/schemas/B',
          },
          B: { readOnly: true, required: ['b'], allOf: [{ $ref: '#/components/schemas/A' }] },
        },
      },
    };
    const before = structuredClone(document);
    const { components } = documentCarrying(document, 'readOnly') as unknown as typeof document;
    assert.deepEqual(document, before);
    assert.deepEqual([components.schemas.A.required, components.schemas.B.required], [['c'], []]);
  });
});
