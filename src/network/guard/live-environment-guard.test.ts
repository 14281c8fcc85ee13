import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadContract } from '../../contract/load-contract.ts';
import type { Contract, PreparedRequest } from '../../contract/contract.ts';
import type { Provider } from '../../model/provider.ts';
import { testContract } from '../testing/test-contract.ts';
import { testProvider } from '../testing/test-provider.ts';
import { guardLiveEnvironment } from './live-environment-guard.ts';

const contracts = join(import.meta.dirname, '..', '..', '..', 'contracts');
const truphone = 'https://services.truphone.com';
const token = '/auth/realms/tru-staff/protocol/openid-connect/token';

const cases: readonly {
  readonly provider: string;
  readonly environment: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}[] = [
  {
    provider: 'fluz',
    environment: 'live',
    allowed: ['https://transactional-graph.fluzapp.com/api/v1/graphql'],
    refused: [
      'https://transactional-graph.staging.fluzapp.com/api/v1/graphql',
      'https://transactional-graph.fluzapp.com/api/v1',
      'https://transactional-graph.fluzapp.com/api/v1/graphql2',
      'https://api.fluz.app/graphql',
      'http://transactional-graph.fluzapp.com/api/v1/graphql',
    ],
  },
  {
    provider: 'flexiti',
    environment: 'production',
    allowed: ['https://posapi.flexiti.fi/flexiti/pos-api/v2.5/oauth/token'],
    refused: ['https://posapi-training.flexiti.fi/flexiti/pos-api/v2.5/oauth/token'],
  },
  {
    provider: 'truphone',
    environment: 'production',
    allowed: [`${truphone}/connect-api/v1/order`, `${truphone}${token}`],
    refused: [
      `${truphone}/connect-api-preprod/v1/order`,
      `${truphone}/connect-api/../connect-api-preprod`,
      `${truphone}/connect-api/%2e%2e/auth`,
      `${truphone}/connect-api//v1`,
      `${truphone}/esim/v1/order`,
      `${truphone}/auth`,
      `${truphone}${token}s`,
      `https://services-bit.truphone.com${token}`,
    ],
  },
];

for (const { provider, environment, allowed, refused } of cases) {
  test(`${provider}@${environment}: its own prefixes and nothing else`, async () => {
    const guard = guardLiveEnvironment(await loadContract(join(contracts, provider)), environment);
    for (const url of allowed) assert.doesNotThrow(() => guard.check(url), url);
    for (const url of refused) assert.throws(() => guard.check(url), { name: 'GuardError' }, url);
  });
}

for (const environment of ['pre-production', 'staging', 'nothing', '__proto__', 'constructor']) {
  test(`truphone@${environment} is no live environment`, async () => {
    const contract = await loadContract(join(contracts, 'truphone'));
    assert.throws(() => guardLiveEnvironment(contract, environment), { code: 'not_allowed' });
  });
}

function tokenAt(server: string): Contract {
  const production = testProvider.environments['production'] as Provider['environments'][string];
  const environments = { ...testProvider.environments, production: { ...production, alsoAllowed: [] } };
  return testContract({ provider: { environments }, server });
}

test('the address that the contract gives the token operation counts at the environment’s own origin only', () => {
  const own = guardLiveEnvironment(tokenAt('https://services.acme.example'), 'production');
  assert.doesNotThrow(() => own.check('https://services.acme.example/auth/token'));
  const foreign = guardLiveEnvironment(tokenAt('https://staging.acme.example'), 'production');
  for (const origin of ['https://staging.acme.example', 'https://services.acme.example'])
    assert.throws(() => foreign.check(`${origin}/auth/token`), { code: 'not_allowed' }, origin);
});

for (const [name, sent] of [
  ['below the base URL, whatever its letters', { path: '/auth:token' }],
  ['with a query, which is no prefix', { path: '/token?grant=1', server: 'https://services.acme.example' }],
] as const)
  test(`no address of its own has a token operation ${name}`, () => {
    const contract = tokenAt('https://services.acme.example');
    const { createToken } = Object.fromEntries(contract.operations);
    assert.ok(createToken !== undefined);
    const prepare = (): PreparedRequest => ({ method: 'POST', headers: {}, ...sent });
    const operations = new Map(contract.operations).set('createToken', { ...createToken, prepare });
    const guard = guardLiveEnvironment({ ...contract, operations }, 'production');
    assert.doesNotThrow(() => guard.check('https://services.acme.example/connect-api/items'));
    assert.throws(() => guard.check(`https://services.acme.example${sent.path}`), { code: 'not_allowed' });
  });
