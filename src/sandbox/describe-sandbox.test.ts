import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  const text = describeSandbox([contract], world, 'http://127.0.0.1:5000/x');
  assert.match(text, /^Acme \(acme\)\n {2}preprod \(test\)\n/);
  assert.match(text, /real URL +https:\/\/services\.acme\.example\/connect-api-preprod\n/);
  assert.match(text, /address +http:\/\/127\.0\.0\.1:4000\/connect-api-preprod\n/);
  assert.match(text, /clientSecret +made up\n/);
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
