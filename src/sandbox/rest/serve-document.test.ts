import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contract } from '../../contract/contract.ts';
import { acmeBehaviour, acmeContract } from '../testing/acme.ts';
import { openWorld } from '../testing/open-world.ts';

const origin = 'https://services.acme.example';
const path = '/openapi.json';

/** The contract of acme whose pre-production publishes its document, and whose production does so to anybody. */
function publishing(): Contract {
  const contract = acmeContract();
  const { environments } = contract.provider;
  const { preprod, production } = environments;
  if (preprod === undefined || production === undefined) throw new Error('acme has other environments');
  return {
    ...contract,
    provider: {
      ...contract.provider,
      environments: {
        ...environments,
        preprod: { ...preprod, schemaSource: { kind: 'openapi', path } },
        production: { ...production, schemaSource: { kind: 'openapi', path, public: true } },
      },
    },
  };
}

const drifts = {
  retitled: {
    describe: 'another title',
    source: 'made up for tests',
    openapi: (document: Readonly<Record<string, unknown>>) => ({
      ...document,
      info: { title: 'other', version: '2' },
    }),
  },
};

test('the pinned document is served, drift packs applied, to whom the behaviour lets in', async (t) => {
  const contract = publishing();
  const behaviour = { ...acmeBehaviour, drifts };
  const open = await openWorld(contract, behaviour, ['acme@production=retitled']);
  t.after(() => open.close());
  const refused = await open.ask(origin, `/connect-api-preprod${path}`);
  assert.equal(refused.status, 401);
  const live = await open.ask(origin, `/connect-api${path}`);
  assert.deepEqual(
    [live.status, (live.body as { info: unknown }).info],
    [200, { title: 'other', version: '2' }],
  );
  assert.equal(open.worlds.counters({}).liveRequests, 1);
  const staging = await open.ask('https://staging.acme.example', `/api${path}`);
  assert.equal(staging.status, 404);
});

test('without credentials to check the whole document comes', async (t) => {
  const contract = publishing();
  const open = await openWorld(contract, { ...acmeBehaviour, before: () => undefined });
  t.after(() => open.close());
  const { body } = await open.ask(origin, `/connect-api-preprod${path}`);
  assert.deepEqual(body, JSON.parse(JSON.stringify(contract.openapi)));
});
