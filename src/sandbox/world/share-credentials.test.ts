import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Provider } from '../../model/provider.ts';
import type { AnySandbox } from '../define-sandbox.ts';
import { acmeBehaviour, acmeProvider } from '../testing/acme.ts';
import { issueCredentials } from './share-credentials.ts';

const behaviour = acmeBehaviour as unknown as AnySandbox;

function issue(changes: Partial<Provider['environments'][string]>): ReturnType<typeof issueCredentials> {
  const { preprod, production } = acmeProvider.environments;
  if (preprod === undefined || production === undefined) throw new Error('Acme has both');
  return issueCredentials(
    { ...acmeProvider, environments: { preprod: { ...preprod, ...changes }, production } },
    behaviour,
  );
}

test('environments that keep their secrets in the same places hold the same values', () => {
  const { preprod, production } = issue({});
  assert.deepEqual(preprod, production);
});

test('sharing credentials with live holds under other names of the references too', () => {
  const { preprod, production } = issue({ credentials: { clientId: 'env:A', clientSecret: 'env:B' } });
  assert.deepEqual(preprod, production);
});

test('without sharing each environment has its own, and so has each world', () => {
  const own = { credentials: { clientId: 'env:A', clientSecret: 'env:B' }, sharedWithLive: [] };
  const { preprod, production } = issue(own);
  assert.notEqual(preprod?.['clientSecret'], production?.['clientSecret']);
  assert.notEqual(preprod?.['clientSecret'], issue(own)['preprod']?.['clientSecret']);
});
