import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Environment } from '../model/provider.ts';
import { namedCredentials, sealedNames } from './credential-names.ts';

const environment = {
  credentials: { clientId: 'env:ACME_ID', clientSecret: 'file:/run/secret', key: 'env:ACME_KEY' },
} as unknown as Environment;
const values = { ACME_ID: { secret: 'a' }, CLIENT_SECRET: { secret: 'b' }, ACME_KEY: { secret: 'c' } };

test('what is sealed is named as the environment variable, or after the credential', () => {
  assert.deepEqual([...sealedNames(environment).values()], ['ACME_ID', 'CLIENT_SECRET', 'ACME_KEY']);
});

test('values come back under the names of provider.yaml, all or none', () => {
  const named = { clientId: 'a', clientSecret: 'b', key: 'c' };
  assert.deepEqual(namedCredentials(environment, { ...values, MORE: { secret: 'd' } }), named);
  const { ACME_ID, ...rest } = values;
  assert.equal(namedCredentials(environment, rest), undefined);
  assert.equal(namedCredentials(environment, {}), undefined);
  const inherited = Object.create({ ACME_ID }) as typeof values;
  assert.equal(namedCredentials(environment, Object.assign(inherited, rest)), undefined);
});
