import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTargetResolver } from './request-target.ts';
import { testProvider } from './testing/test-provider.ts';

function resolve(environment: string, server: string | undefined, path: string): string {
  const found = testProvider.environments[environment];
  assert.ok(found !== undefined);
  const { origin, path: full } = createTargetResolver(found)({
    method: 'GET',
    path,
    headers: {},
    ...(server === undefined ? {} : { server }),
  });
  return origin + full;
}

for (const [environment, server, path, url] of [
  ['preprod', undefined, '/v1/order', 'https://services.acme.example/connect-api-preprod/v1/order'],
  ['preprod', undefined, '', 'https://services.acme.example/connect-api-preprod'],
  ['preprod', 'https://services.acme.example', '/auth/token', 'https://services.acme.example/auth/token'],
  ['preprod', 'https://services.acme.example/auth/', '/token', 'https://services.acme.example/auth/token'],
  ['staging', 'https://services.acme.example', '/auth/token', 'https://staging.acme.example/auth/token'],
  ['staging', 'https://services.acme.example', '/elsewhere', 'https://services.acme.example/elsewhere'],
] as const) {
  test(`${environment} sends ${server ?? ''}${path} to ${url}`, () => {
    assert.equal(resolve(environment, server, path), url);
  });
}

test('an origin that the environment lists is meant as it is, whatever else it lists for the path', () => {
  const { preprod } = testProvider.environments;
  assert.ok(preprod !== undefined);
  const alsoAllowed = ['https://one.example/auth', 'https://two.example/auth'];
  const prepared = { method: 'GET', path: '/auth/token', headers: {}, server: 'https://two.example' };
  const target = createTargetResolver({ ...preprod, alsoAllowed })(prepared);
  assert.deepEqual(target, { origin: 'https://two.example', path: '/auth/token' });
});
