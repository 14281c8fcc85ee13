import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { TestInfo } from '@playwright/test';
import { readProviderSync } from '../contract/load-provider.ts';
import { IssuedNumbers } from '../network/test-data/issued-numbers.ts';
import { foreignIds } from './foreign-ids.ts';
import { Lane } from './lane.ts';
import type { Session } from './session.ts';

const root = join(import.meta.dirname, '../..');
const provider = readProviderSync(join(root, 'contracts/flexiti'));
const testInfo = { timeout: 1 } as unknown as TestInfo;
const names = new Set(['customerId']);
const broken = new Error('no turn is to be had');

/** A run that looks at these environments of flexiti, with the credentials of all of them at hand. */
function looksAt(context: TestContext, ...environments: readonly string[]): void {
  const variables = {
    LIVEGATE_TARGETS: JSON.stringify({
      targets: environments.map((environment) => ({ provider: 'flexiti', environment })),
      leftOut: [],
    }),
    FLEXITI_MI_CLIENT_ID: 'id',
    FLEXITI_MI_CLIENT_SECRET: 'secret',
  };
  const before = { ...process.env };
  Object.assign(process.env, variables);
  context.after(() => {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  });
}

/** A session in TRAINING on the internet; what it opens elsewhere fails at its first call. Notes what it opens and closes. */
function noting(): { readonly session: Session; readonly noted: string[] } {
  const noted: string[] = [];
  const part = { provider, network: 'internet', options: { root }, issued: new IssuedNumbers() };
  const contract = { operations: new Map() };
  const elsewhere = (environmentName: string) => {
    noted.push(`opened ${environmentName}`);
    const turnFile = () => {
      throw broken;
    };
    const shared = () => Promise.resolve({ credentials: { clientId: 'id', clientSecret: 'secret' } });
    const close = () => Promise.resolve(void noted.push(`closed ${environmentName}`));
    return Promise.resolve({ ...part, contract, environmentName, turnFile, shared, close });
  };
  return { session: { ...part, environmentName: 'training', elsewhere } as unknown as Session, noted };
}

test('nothing is made in an environment that nobody selected, though its credentials are at hand', async (context) => {
  looksAt(context, 'training');
  const { noted, session } = noting();
  assert.deepEqual(await foreignIds(session, new Lane(session, testInfo), names, testInfo), {
    test: {},
    live: {},
  });
  assert.deepEqual(noted, []);
});

test('what cannot be made where it was selected ends the scenario, and leaves nothing open', async (context) => {
  looksAt(context, 'training', 'merchant-integration');
  const { noted, session } = noting();
  await assert.rejects(foreignIds(session, new Lane(session, testInfo), names, testInfo), broken);
  assert.deepEqual(noted, ['opened merchant-integration', 'closed merchant-integration']);
});
