import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadContract } from './load-contract.ts';
import { loadContractPlaces } from './load-contract-places.ts';

const root = join(import.meta.dirname, '../..');

type Case = readonly [
  provider: string,
  schemaAt: string | undefined,
  operation: string | undefined,
  want: RegExp,
];

/** What is looked for, and the line that stands there. */
const cases: readonly Case[] = [
  [
    'flexiti',
    '/paths/~1v2.5~1oauth~1token/post/responses',
    'createToken',
    /^contracts\/flexiti\/openapi.yaml: +responses:/,
  ],
  ['flexiti', undefined, 'createToken', /^contracts\/flexiti\/openapi.yaml: +post:/],
  ['flexiti', undefined, 'POST /v2.5/oauth/token', /^contracts\/flexiti\/openapi.yaml: +post:/],
  ['flexiti', '/paths/~1v2.5~1oauth~1token/nothing/here', 'x', /openapi.yaml: +post:/],
  ['fluz', 'Merchant.name', 'getMerchants', /^contracts\/fluz\/schema.graphql: +name:/],
  ['fluz', 'Merchant.nothing', 'getMerchants', /^contracts\/fluz\/schema.graphql: *(type Merchant|")/],
  ['fluz', 'response.errors', 'getMerchants', /^contracts\/fluz\/operations\/.*: *query getMerchants/],
  ['fluz', 'query getMerchants', 'getMerchants', /^contracts\/fluz\/operations\/.*: *query getMerchants/],
];

for (const [provider, schemaAt, operation, want] of cases)
  test(`${provider}: ${schemaAt ?? 'nowhere'} of ${operation ?? 'nothing'}`, async () => {
    const places = await loadContractPlaces(join(root, 'contracts', provider));
    const place = places.find(schemaAt, operation);
    assert.ok(place !== undefined);
    const line = readFileSync(join(root, place.file), 'utf8').split('\n')[place.line - 1] ?? '';
    assert.match(`${place.file}: ${line}`, want);
  });

for (const provider of ['flexiti', 'fluz', 'truphone'])
  test(`${provider}: environments stand in the provider file, what is nowhere has no place, and the digest is the contract's`, async () => {
    const places = await loadContractPlaces(join(root, 'contracts', provider));
    const contract = await loadContract(join(root, 'contracts', provider));
    for (const name of Object.keys(contract.provider.environments)) {
      const { file, line } = places.environment(name);
      assert.match(
        readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '',
        new RegExp(`^ +${name}:`),
      );
    }
    assert.equal(places.find(undefined, 'noSuchOperation'), undefined);
    assert.equal(places.find(undefined, undefined), undefined);
    assert.equal(places.digest, contract.digest);
  });
