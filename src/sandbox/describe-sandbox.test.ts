import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contract } from '../contract/contract.ts';
import { describeSandbox } from './describe-sandbox.ts';
import { acmeContract, acmeProvider } from './testing/acme.ts';

test('a sandbox is described with real URLs, addresses and credentials', () => {
  const world = {
    id: 'one',
    routes: {
      'https://services.acme.example': 'http://127.0.0.1:4000',
      'https://staging.acme.example': 'http://127.0.0.1:4001',
      'https://auth.acme.example': 'http://127.0.0.1:4002',
    },
    credentials: { 'acme@preprod': { clientId: 'id', clientSecret: 'made up' } },
  };
  const { staging, ...others } = acmeProvider.environments;
  assert.ok(staging);
  const apart = { ...staging, alsoAllowed: ['https://auth.acme.example/token'] };
  const contract = acmeContract({ ...acmeProvider, environments: { ...others, staging: apart } });
  const offer = ({ provider }: Contract, name: string) => `curl ${provider.id} ${name}`;
  const text = describeSandbox([contract], world, 'http://127.0.0.1:5000/x', offer);
  assert.match(text, /^Acme \(acme\)\n {2}preprod \(test\)\n/);
  assert.match(text, /real URL +https:\/\/services\.acme\.example\/connect-api-preprod\n/);
  assert.match(text, /address +http:\/\/127\.0\.0\.1:4000\/connect-api-preprod\n/);
  assert.match(text, /clientSecret +made up\n {4}curl acme preprod\n/);
  assert.equal(text.match(/curl/g)?.length, 1, 'one is enough to begin with');
  assert.match(text, /staging \(test\)\n.*\n.*\n +also at +http:\/\/127\.0\.0\.1:4002\/token\n/);
  assert.equal(text.match(/also at/g)?.length, 1, 'what lies at the same origin needs no line of its own');
  assert.match(text, /\n {2}control URL +http:\/\/127\.0\.0\.1:5000\/x\n/);
  assert.match(text, /production \(live\)/);
  assert.match(text, /old \(test, decommissioned 2020-06-24\)/);
  assert.match(
    text,
    /\n {2}move the clock +http:\/\/127\.0\.0\.1:5000\/x\/advance {2}\{"world":"one","milliseconds":60000\}\n/,
  );
});

test('where there is nothing to ask, and of an environment that is gone, no command is offered', () => {
  const world = { id: 'one', routes: {}, credentials: {} };
  const none = describeSandbox([acmeContract()], world, 'http://127.0.0.1:5000/x', () => undefined);
  assert.doesNotMatch(none, /undefined/);
  const { old, production } = acmeProvider.environments;
  assert.ok(old && production);
  const contract = acmeContract({ ...acmeProvider, environments: { old, production } });
  assert.doesNotMatch(
    describeSandbox([contract], world, 'http://127.0.0.1:5000/x', () => 'curl'),
    /curl/,
  );
});
