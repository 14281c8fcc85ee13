import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testProvider } from '../testing/test-provider.ts';
import { guardEnvironment } from './environment-guard.ts';

const origin = 'https://services.acme.example';

test('a test environment reaches itself and the token endpoint that it shares with live, nothing else', () => {
  const guard = guardEnvironment(testProvider, 'preprod');
  guard.check(`${origin}/connect-api-preprod/items`);
  guard.check(`${origin}/auth/token`);
  assert.throws(() => guard.check(`${origin}/connect-api/items`), { code: 'live_origin' });
  assert.throws(() => guard.check('https://staging.acme.example/api/items'), { code: 'not_allowed' });
});

test('a token endpoint that only live lists is live', () => {
  const guard = guardEnvironment(testProvider, 'staging');
  assert.throws(() => guard.check(`${origin}/auth/token`), { code: 'live_origin' });
});

test('there is no guard for a live environment, nor for one that is not declared', () => {
  assert.throws(() => guardEnvironment(testProvider, 'production'), {
    code: 'live_origin',
    message: /production is live/,
  });
  assert.throws(() => guardEnvironment(testProvider, 'prepord'), { code: 'not_allowed' });
});

test('a live base URL is live for a test environment, too, that lists it as its own', () => {
  const { environments } = testProvider;
  const { preprod } = environments;
  assert.ok(preprod !== undefined);
  const greedy = { ...preprod, alsoAllowed: [`${origin}/connect-api`] };
  const provider = { ...testProvider, environments: { ...environments, preprod: greedy } };
  assert.throws(() => guardEnvironment(provider, 'preprod'), { code: 'live_origin' });
});
