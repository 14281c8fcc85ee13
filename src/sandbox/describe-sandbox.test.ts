import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeSandbox } from './describe-sandbox.ts';
import { acmeContract } from './testing/acme.ts';

test('a sandbox is described with real URLs, addresses and credentials', () => {
  const world = {
    id: 'one',
    routes: {
      'https://services.acme.example': 'http://127.0.0.1:4000',
      'https://staging.acme.example': 'http://127.0.0.1:4001',
    },
    credentials: { 'acme@preprod': { clientId: 'id', clientSecret: 'made up' } },
  };
  const text = describeSandbox([acmeContract()], world, 'http://127.0.0.1:5000/x');
  assert.match(text, /^Acme \(acme\)\n {2}preprod \(test\)\n/);
  assert.match(text, /real URL +https:\/\/services\.acme\.example\/connect-api-preprod\n/);
  assert.match(text, /address +http:\/\/127\.0\.0\.1:4000\/connect-api-preprod\n/);
  assert.match(text, /clientSecret +made up\n/);
  assert.match(text, /production \(live\)/);
  assert.match(text, /old \(test, decommissioned 2020-06-24\)/);
  assert.match(
    text,
    /\n {2}move the clock {2}http:\/\/127\.0\.0\.1:5000\/x\/advance {2}\{"world":"one","milliseconds":60000\}\n/,
  );
});
