import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestInfo } from '@playwright/test';
import { listProviders } from '../contract/list-providers.ts';
import { readProviderSync } from '../contract/load-provider.ts';
import { foreignNames } from '../contract/template.ts';
import type { Provider } from '../model/provider.ts';
import { IssuedNumbers } from '../network/test-data/issued-numbers.ts';
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
    issued: new IssuedNumbers(),
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
      type: 'livegate:left-out',
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
  const written = looked.unknown.find(({ operation }) => operation === 'updateCustomer');
  assert.equal(written?.ids['customerId'], 'test');
  assert.deepEqual(noted, []);
});

test('what is shared with live is looked up by the id of live, though a test environment has one of that name', async () => {
  const { testInfo, noted } = noting();
  const both = withSamples(withSamples(truphone, 'production', ids), 'staging-esim', {
    ...ids,
    productId: 't',
  });
  const { known } = await foreignLookups(onTheInternet(both, 'pre-production'), lane, testInfo);
  assert.deepEqual(
    known.map(({ of, ids: { productId } }) => [of, productId]),
    [['catalogue', 'p']],
  );
  assert.deepEqual(noted, []);
});

test('what is shared with live is left out, and says so, where no id of live is at hand', async () => {
  const { testInfo, noted } = noting();
  const provider = withSamples(truphone, 'staging-esim', ids);
  const { known } = await foreignLookups(onTheInternet(provider, 'pre-production'), lane, testInfo);
  assert.deepEqual(known, []);
  assert.deepEqual(noted, [
    { type: 'livegate:left-out', description: 'catalogue: no productId of a live environment is at hand' },
  ]);
});

test('card-like ids of other environments may be sent back', async () => {
  const provider = withSamples(
    withSamples(truphone, 'production', { orderId: '4242424242424242' }),
    'staging-esim',
    {
      orderId: '5555555555554444',
    },
  );
  const session = onTheInternet(provider, 'pre-production');
  await foreignLookups(session, lane, noting().testInfo);
  assert.deepEqual(
    ['4242424242424242', '5555555555554444'].map((number) => session.issued.has(number)),
    [true, true],
  );
});

test('an environment of its own catalogue knows no product of another, and says what nothing looks up', async () => {
  const { testInfo, noted } = noting();
  const provider = withSamples(truphone, 'pre-production', { productId: 'p', orderId: '7' });
  const { known, unknown } = await foreignLookups(onTheInternet(provider, 'staging'), lane, testInfo);
  assert.deepEqual([known, unknown.map(({ of }) => of)], [[], ['orders', 'products']]);
  const kinds = noted.map(({ description, type }) => `${type} ${description.split(':')[0] ?? ''}`);
  assert.deepEqual(
    [...new Set(kinds)],
    [
      'livegate:left-out-as-declared users',
      ...['sims', 'subscriptions', 'customers'].map((kind) => `livegate:left-out ${kind}`),
    ],
  );
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
