import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testProvider } from '../network/testing/test-provider.ts';
import { foreignIds } from './foreign-ids.ts';
import type { Lane } from './lane.ts';
import type { Session } from './session.ts';

/** A session on the internet, where no sandbox can be asked. */
function onTheInternet(samples: Readonly<Record<string, string | number>> | undefined): Session {
  const [name = '', ...others] = Object.keys(testProvider.environments);
  const environments = Object.fromEntries(
    others.map((other, index) => {
      const environment = testProvider.environments[other];
      return [other, index > 0 || samples === undefined ? environment : { ...environment, samples }];
    }),
  );
  return { provider: { ...testProvider, environments }, environmentName: name } as unknown as Session;
}

const lane = {} as unknown as Lane;

test('ids of another environment come from its samples', async () => {
  assert.deepEqual(await foreignIds(onTheInternet({ orderId: 7 }), lane), { orderId: 7 });
});

test('without samples the scenario is in error, not left out', async () => {
  await assert.rejects(foreignIds(onTheInternet(undefined), lane), {
    code: 'config_missing',
    exitCode: 2,
    message: /expected samples in another environment, or capabilities\.foreignIds: \{ notApplicable/,
  });
});
