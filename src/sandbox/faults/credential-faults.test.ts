import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CredentialUse } from '../../model/provider.ts';
import { boltBehaviour, boltContract, firstBox } from '../testing/bolt.ts';
import { openWorld } from '../testing/open-world.ts';

const value = '$credential.key';
const uses: readonly (readonly [use: CredentialUse, send: (key: string) => Record<string, string>])[] = [
  [{ kind: 'bearer', value }, (key) => ({ authorization: `Bearer ${key}` })],
  [{ kind: 'basic', value }, (key) => ({ authorization: `Basic ${key}` })],
  [{ kind: 'header', name: 'X-Api-Key', value }, (key) => ({ 'x-api-key': key })],
  [{ kind: 'header', name: 'api_key', value: `key=${value}` }, (key) => ({ api_key: `key=${key}` })],
];

type Data = { readonly data: { readonly boxes: { readonly id: string }[]; readonly whoami: string } };
type Send = (operation: string, key: string, variables?: object) => Promise<Data['data']>;

/** Two callers by their keys, each of whom was answered once before the fault. */
async function underFault(
  fault: string,
  [use, headersOf]: (typeof uses)[number],
  check: (send: Send) => Promise<void>,
) {
  const contract = boltContract();
  const auth = { key: use, other: { kind: 'bearer', value } as const };
  const provider = { ...contract.provider, auth, defaultAuth: 'key' };
  const open = await openWorld(
    { ...contract, provider },
    {
      ...boltBehaviour,
      authenticate: (headers) => {
        const caller = ['anna', 'bert'].find((key) =>
          Object.entries(headersOf(key)).every(([name, sent]) => headers[name] === sent),
        );
        return caller === undefined ? { refuse: { status: 401 } } : { caller: { name: caller } };
      },
    },
  );
  const send: Send = async (operation, key, variables = {}) => {
    const query = contract.graphql?.documents.get(operation)?.loc?.source.body;
    const { body } = await open.ask('https://graph.staging.bolt.example', '/v1/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(key) },
      body: JSON.stringify({ query, variables }),
    });
    return (body as Data).data;
  };
  for (const key of ['anna', 'bert']) await send('boxes', key);
  open.worlds.addFault({ world: open.world.id, fault });
  await check(send).finally(() => open.close());
}

const checks: Readonly<Record<string, (send: Send) => Promise<void>>> = {
  'ignore-auth': async (send) => {
    assert.equal((await send('whoami', 'nobody')).whoami, 'bert', 'as the last caller of another operation');
    await send('whoami', 'anna');
    await send('found', 'bert', { id: firstBox('staging') });
    assert.equal((await send('whoami', 'nobody')).whoami, 'anna', 'as its own last caller');
  },
  'repeat-page': async (send) => {
    const [first, others, again] = [
      await send('boxes', 'anna', { offset: 0 }),
      await send('boxes', 'bert', { offset: 1 }),
      await send('boxes', 'anna', { offset: 1 }),
    ];
    assert.deepEqual(again, first);
    assert.notDeepEqual(others, first, 'another caller’s page is no page of this one');
  },
  'echo-secret:/whoami': async (send) => {
    assert.match((await send('whoami', 'anna')).whoami, /^(?:key=)?anna$/);
  },
};

for (const [fault, check] of Object.entries(checks))
  describe(fault, () => {
    for (const one of uses)
      test(`knows the credential of ${JSON.stringify(one[0])}`, () => underFault(fault, one, check));
  });
