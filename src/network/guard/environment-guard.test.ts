import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Provider } from '../../model/provider.ts';
import { testProvider } from '../testing/test-provider.ts';
import { guardEnvironment } from './environment-guard.ts';

const origin = 'https://services.acme.example';

test('a test environment reaches itself and its token endpoint, though they are on the host of live, and nothing else', () => {
  const guard = guardEnvironment(testProvider, 'preprod');
  guard.check(`${origin}/connect-api-preprod/items`);
  guard.check(`${origin}/auth/token`);
  assert.throws(() => guard.check(`${origin}/connect-api/items`), { code: 'live_origin' });
  assert.throws(() => guard.check('https://staging.acme.example/api/items'), { code: 'not_allowed' });
});

/** The same provider with another list of what belongs to an environment besides its base URL. */
function withList(name: string, alsoAllowed: readonly string[]): Provider {
  const { environments } = testProvider;
  const { [name]: environment } = environments;
  assert.ok(environment !== undefined);
  return {
    ...testProvider,
    environments: { ...environments, [name]: { ...environment, alsoAllowed: [...alsoAllowed] } },
  };
}

test('a token endpoint that live lists is live', () => {
  const provider = withList('production', ['https://id.acme.example/token']);
  const guard = guardEnvironment(provider, 'staging');
  assert.throws(() => guard.check('https://id.acme.example/token'), { code: 'live_origin' });
});

test('there is no guard for a live environment, nor for one that is not declared', () => {
  assert.throws(() => guardEnvironment(testProvider, 'production'), {
    code: 'live_origin',
    message: /production is live/,
  });
  assert.throws(() => guardEnvironment(testProvider, 'prepord'), { code: 'not_allowed' });
});

for (const [what, url] of [
  ['base URL', `${origin}/connect-api`],
  ['token endpoint', 'https://id.acme.example/token'],
] as const)
  test(`a ${what} of live is live for a test environment, too, that lists it as its own`, () => {
    const { environments } = withList('production', ['https://id.acme.example/token']);
    const provider = { ...withList('preprod', [url]) };
    const { production = assert.fail() } = environments;
    const both = { ...provider, environments: { ...provider.environments, production } };
    assert.throws(() => guardEnvironment(both, 'preprod'), { code: 'live_origin' });
  });
