import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestInfo } from '@playwright/test';
import { listProviders } from '../contract/list-providers.ts';
import { foreignNames } from '../contract/provider/isolation-problems.ts';
import { readProviderSync } from '../contract/load-provider.ts';
import type { Provider } from '../model/provider.ts';
import { foreignLookups } from './foreign-lookups.ts';
import type { Lane } from './lane.ts';
import type { Session } from './session.ts';

const root = join(import.meta.dirname, '../..');
const lane = { checkUnused: () => undefined } as unknown as Lane;

type Noted = { readonly type: string; readonly description: string };

/** A test that notes what it is told, and ends where it is skipped. */
function noting(): { readonly testInfo: TestInfo; readonly noted: Noted[] } {
  const noted: Noted[] = [];
  const skip = (_: boolean, reason: string) => {
    throw new Error(`skipped: ${reason}`);
  };
  return { testInfo: { annotations: noted, skip } as unknown as TestInfo, noted };
}

/** A session on the internet: there is no sandbox to ask, and no credential of any environment is set. */
function onTheInternet(provider: Provider, environmentName: string): Session {
  const environment = provider.environments[environmentName];
  return {
    provider,
    environmentName,
    environment,
    network: 'internet',
    options: { root },
  } as unknown as Session;
}

const withSamples = (
  provider: Provider,
  name: string,
  samples: Readonly<Record<string, string>>,
): Provider => ({
  ...provider,
  environments: Object.fromEntries(
    Object.entries(provider.environments).map(([id, one]) => [id, id === name ? { ...one, samples } : one]),
  ),
});

for (const id of listProviders(root)) {
  test(`${id}: without any id of another environment, provider.yaml says why nothing is looked up`, async () => {
    const provider = readProviderSync(join(root, 'contracts', id));
    for (const [name, { stage }] of Object.entries(provider.environments)) {
      if (stage !== 'test') continue;
      const looked = foreignLookups(onTheInternet(provider, name), lane, noting().testInfo);
      const { withoutIds } = provider.capabilities.foreignIds as { withoutIds: { notApplicable: string } };
      await assert.rejects(looked, { message: `skipped: ${withoutIds.notApplicable}` }, name);
    }
  });
}

const truphone = readProviderSync(join(root, 'contracts/truphone'));
const ids = {
  orderId: '7',
  iccid: '8944',
  subscriptionId: 's',
  customerId: 'c',
  productId: 'p',
  userId: 'u',
};

test('what an environment declares isolated is looked up, and what it shares with live is there', async () => {
  const { testInfo, noted } = noting();
  const provider = withSamples(truphone, 'production', ids);
  const { known, unknown } = await foreignLookups(onTheInternet(provider, 'pre-production'), lane, testInfo);
  assert.deepEqual([...new Set(unknown.map(({ of }) => of))], ['orders', 'sims', 'subscriptions']);
  assert.deepEqual(
    known.map(({ of, operation }) => [of, operation]),
    [['catalogue', 'getProduct']],
  );
  assert.deepEqual(noted, [
    {
      type: 'not looked up',
      description: 'customers: the id is of a live environment, and updateCustomer does not only read',
    },
  ]);
});

test('an id of a test environment comes before one of a live one, and may be written with', async () => {
  const { testInfo, noted } = noting();
  const provider = withSamples(withSamples(truphone, 'production', ids), 'staging-esim', {
    customerId: 'test',
  });
  const looked = await foreignLookups(onTheInternet(provider, 'pre-production'), lane, testInfo);
  assert.equal(looked.ids['customerId'], 'test');
  assert.ok(looked.unknown.some(({ operation }) => operation === 'updateCustomer'));
  assert.deepEqual(noted, []);
});

test('an environment of its own catalogue knows no product of another, and says what nothing looks up', async () => {
  const { testInfo, noted } = noting();
  const provider = withSamples(truphone, 'pre-production', { productId: 'p', orderId: '7' });
  const { known, unknown } = await foreignLookups(onTheInternet(provider, 'staging'), lane, testInfo);
  assert.deepEqual([known, unknown.map(({ of }) => of)], [[], ['orders', 'products']]);
  const kinds = noted.map(({ description }) => description.split(':')[0]);
  assert.deepEqual([...new Set(kinds)], ['users', 'sims', 'subscriptions', 'customers']);
});

test('flexiti: each id that is looked up is made by a recipe, where the other environment has credentials', () => {
  const { capabilities, given } = readProviderSync(join(root, 'contracts/flexiti'));
  assert.ok('lookups' in capabilities.foreignIds);
  const kept = new Set(Object.values(given).flatMap(({ keep }) => Object.keys(keep)));
  const wanted = capabilities.foreignIds.lookups.flatMap((one) =>
    'input' in one ? foreignNames(one.input) : [],
  );
  assert.deepEqual(wanted, ['customerId', 'authorizationId']);
  assert.ok(wanted.every((name) => kept.has(name)));
});
