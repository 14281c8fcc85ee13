import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Kind, parse as parseGraphql } from 'graphql';
import type { DirectiveNode, DefinitionNode } from 'graphql';
import { parse as parseYaml } from 'yaml';

const contracts = join(import.meta.dirname, '../../contracts');
const evidence = ['seed', 'found', 'inferred'];

type Marked = { readonly 'x-evidence'?: unknown; readonly $ref?: unknown };
type Operation = Marked & { readonly operationId?: string; readonly responses?: Record<string, Marked> };
type OpenApi = {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<'schemas' | 'responses' | 'parameters', Record<string, Marked>>;
};

function openApi(provider: string): OpenApi {
  return parseYaml(readFileSync(join(contracts, provider, 'openapi.yaml'), 'utf8')) as OpenApi;
}

function operations({ paths }: OpenApi): { readonly place: string; readonly operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation.operationId !== undefined)
      .map(([method, operation]) => ({ place: `${method.toUpperCase()} ${path}`, operation })),
  );
}

/** What says neither where it comes from nor points to something that does. */
function unmarked(parts: Readonly<Record<string, Marked>>): string[] {
  return Object.entries(parts).flatMap(([name, part]) =>
    part.$ref !== undefined || evidence.includes(part['x-evidence'] as string) ? [] : name,
  );
}

for (const provider of ['flexiti', 'truphone']) {
  describe(`the contract of ${provider}`, () => {
    const document = openApi(provider);

    test('says of every operation and every response where it comes from', () => {
      const found = operations(document).flatMap(({ place, operation }) => [
        ...unmarked({ [place]: operation }),
        ...unmarked(operation.responses ?? {}).map((status) => `${place} ${status}`),
      ]);
      assert.deepEqual(found, []);
    });

    test('says so of every schema, response and parameter that operations share', () => {
      const { schemas, responses, parameters } = document.components;
      assert.deepEqual([schemas, responses, parameters].flatMap(unmarked), []);
    });
  });
}

const sdl = parseGraphql(readFileSync(join(contracts, 'fluz/schema.graphql'), 'utf8'));
const marks = (directives: readonly DirectiveNode[] = []) =>
  directives.filter(({ name, arguments: given = [] }) => {
    const from = given.find((argument) => argument.name.value === 'from')?.value;
    return (
      name.value === 'evidence' && from?.kind === Kind.ENUM && evidence.includes(from.value.toLowerCase())
    );
  });
const isOwn = (definition: DefinitionNode) =>
  definition.kind === Kind.DIRECTIVE_DEFINITION ||
  (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'Evidence');
const fieldsOf = (type: string) =>
  sdl.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === type
      ? (definition.fields ?? [])
      : [],
  );

describe('the contract of fluz', () => {
  test('says of every type where it comes from', () => {
    const types = sdl.definitions.filter((definition) => !isOwn(definition));
    assert.ok(types.length > 50);
    const without = types.filter((type) => !('directives' in type) || marks(type.directives).length === 0);
    assert.deepEqual(
      without.map((type) => ('name' in type ? type.name?.value : type.kind)),
      [],
    );
  });

  test('says so of every operation', () => {
    const without = [...fieldsOf('Query'), ...fieldsOf('Mutation')].filter(
      ({ directives }) => marks(directives).length === 0,
    );
    assert.deepEqual(
      without.map(({ name }) => name.value),
      [],
    );
  });
});

/** Every operation that the provider facts list, in their words; `{}` stands for any name of a path parameter. */
const documented = {
  fluz: `marco getAccountsByUserId getApplicationScopes getApplicationUsers getVirtualCardOffers getMerchants getOfferQuote
    getGiftCards getUserPurchases getTransactions getVirtualCardTransactions getWallet getMccList getUserAddresses
    approvalRequests generateUserAccessToken refreshUserAccessToken purchaseGiftCard revealGiftCardByGiftCardId
    createVirtualCard createVirtualCardBulkOrder editVirtualCard lockVirtualCard unlockVirtualCard depositCashBalance
    addBankCard updateBankCardNickname updateBankCardPreferredMerchantCategoryCode deleteBankCard requestVirtualCard
    approveApprovalRequest registerUser`.split(/\s+/),
  flexiti: [
    'POST /v2.5/oauth/token',
    'POST /v2.5/client-id/{}/merchants/login',
    'GET /v2.5/client-id/{}/i18n',
    'GET /v2.5/client-id/{}/terms-and-conditions',
    'POST /v2.5/client-id/{}/customers/driverslicense',
    'POST /v2.5/client-id/{}/widget/init',
    'POST /v2.5/client-id/{}/apply',
    'GET /v2.5/client-id/{}/customers/search',
    'GET /v2.5/client-id/{}/customers/lookup',
    'POST /v2.5/client-id/{}/account/{}/verify',
    'POST /v2.5/client-id/{}/accounts/{}/calculate-interest',
    'POST /v2.5.1/client-id/{}/accounts/{}/calculate-interest',
    'POST /v2.5/client-id/{}/accounts/{}/close',
    'POST /v2.5/client-id/{}/accounts/{}/refund',
    'POST /v2.5.1/client-id/{}/transactions',
    'POST /v2.5.1/client-id/{}/authorization',
    'POST /v2.5/client-id/{}/authorization/{}/release',
    'POST /v2.5/client-id/{}/authorization/{}/capture',
    'POST /v2.5/client-id/{}/authorization/{}/capture/{}/return',
    'GET /v2.5.1/client-id/{}/authorizations',
    'GET /v2.5.1/client-id/{}/authorization/{}',
    'GET /v2.5.1/client-id/{}/captures',
  ],
  truphone: [
    'POST /auth/realms/tru-staff/protocol/openid-connect/token',
    'POST /v1/order',
    'GET /v1/order/{}',
    'GET /v1/product',
    'GET /v1/product/{}',
    'GET /v1/sim/{}',
    'PUT /v1/sim/{}',
    'GET /v1/sim/{}/preferences',
    'POST /v1/sim/{}/preferences/notifications/{}',
    'DELETE /v1/sim/{}/preferences/notifications/{}',
    'GET /v1/subscription/{}',
    'POST /v1/subscription/{}/activate',
    'GET /v1/sim/{}/subscriptions',
    'GET /v1/subscription',
    'POST /v1/customer',
    'GET /v1/customer',
    'PATCH /v1/customer/{}',
    'GET /v1/customer/{}/payment-method',
    'POST /v1/customer/{}/payment-method',
    'DELETE /v1/customer/{}/payment-method/{}',
    'POST /v2/orders',
    'GET /v2/orders/{}',
    'GET /v2/sims/{}',
    'GET /v2/subscriptions/{}',
  ],
};

/** What the contracts hold beyond that: older versions that go on answering, and what only a recipe page shows. */
const besides = {
  flexiti: [
    'POST /v2.5/client-id/{}/authorization',
    'GET /v2.5/client-id/{}/authorization/{}',
    'GET /v2.5/client-id/{}/authorizations',
    'GET /v2.5/client-id/{}/captures',
  ],
  truphone: ['PUT /v2/sims/{}/preferences/notifications/{}', 'GET /v2/subscriptions'],
};

describe('a contract holds the operations that the provider documents, and no others', () => {
  test('fluz', () => {
    const there = [...fieldsOf('Query'), ...fieldsOf('Mutation')].map(({ name }) => name.value);
    assert.deepEqual(there.toSorted(), documented.fluz.toSorted());
  });

  for (const provider of ['flexiti', 'truphone'] as const) {
    test(provider, () => {
      const there = operations(openApi(provider)).map(({ place }) => place.replaceAll(/\{[^}]*\}/g, '{}'));
      assert.deepEqual(there.toSorted(), [...documented[provider], ...besides[provider]].toSorted());
    });
  }
});
