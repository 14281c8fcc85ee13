import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { parseProviderFile } from '../contract/parse-provider.ts';
import { exampleProvider } from '../contract/testing/example-provider.ts';
import type { RunRecord } from '../model/run-record.ts';
import { describeCredentials } from '../seal/credential-manifest.ts';
import { compareKeys, readKeyComparisons } from './compare-keys.ts';
import { GateError } from './gate-error.ts';
import { requireAsDescribed } from './require-as-described.ts';
import { GateProject } from './testing/gate-project.ts';

const liveKey = 'a-live-key-that-is-long-enough';
const testKey = 'a-test-key-that-is-long-enough';
const values = { ACME_LIVE_KEY: { secret: liveKey, sealedAt: '2026-07-01T08:00:00.000Z' } };
const target = { provider: 'acme', environment: 'sandbox', contractDigest: 'x' };
const run = (network: RunRecord['network']) => ({ network, targets: [target] }) as never;

/** A project whose test key is this one; undefined: it is not at hand. */
async function projectWith(context: TestContext, key: string | undefined): Promise<GateProject> {
  const project = await GateProject.make(context);
  const identifiers = new Set<string>();
  for (const network of ['sandbox', 'internet'] as const) {
    const sealed = { provider: 'acme', environment: 'live', network, values, identifiers };
    const manifest = await describeCredentials(sealed, Buffer.from('sealed'));
    project.write(`contracts/acme/credentials/live.${network}.manifest.json`, JSON.stringify(manifest));
  }
  if (key !== undefined) process.env['ACME_SANDBOX_KEY'] = key;
  context.after(() => delete process.env['ACME_SANDBOX_KEY']);
  return project;
}

test('a run says whether its keys are those of live, by names alone', async (context) => {
  const project = await projectWith(context, testKey);
  const digest = (await project.facts({ network: 'internet' })).subjects.get('manifest');
  assert.deepEqual(await compareKeys(run('internet'), project.root), { 'keys:acme:sandbox/live': digest });
  process.env['ACME_SANDBOX_KEY'] = liveKey;
  const annotations = await compareKeys(run('internet'), project.root);
  assert.deepEqual(annotations, { 'keys:acme:sandbox/live': `${digest ?? ''} apiKey is ACME_LIVE_KEY` });
  assert.deepEqual(
    [...readKeyComparisons({ ...annotations, 'keys:acmes:x': 'y', repository: 'z' }, 'acme')],
    [['sandbox/live', { manifest: digest, same: 'apiKey is ACME_LIVE_KEY' }]],
  );
});

test('a public id of live that is used in test is one, unless the accounts are said to be shared', async (context) => {
  const project = await projectWith(context, liveKey);
  const changed = (shared: string) =>
    exampleProvider(
      ['sharedWithLive: []', `sharedWithLive: [${shared}]`],
      ['rateLimits:', 'publicCredentials: [apiKey]\nrateLimits:'],
    );
  for (const [shared, same] of [
    ['', ' apiKey is ACME_LIVE_KEY'],
    ['accounts', ''],
  ] as const) {
    project.write('contracts/acme/provider.yaml', changed(shared));
    const digest = (await project.facts({ network: 'internet' })).subjects.get('manifest') ?? '';
    const want = { 'keys:acme:sandbox/live': `${digest}${same}` };
    assert.deepEqual(await compareKeys(run('internet'), project.root), want);
  }
});

test('where there is nothing to compare nothing is said', async (context) => {
  const project = await projectWith(context, liveKey);
  assert.deepEqual(await compareKeys(run('sandbox'), project.root), {});
  project.write('contracts/acme/provider.yaml', exampleProvider(['stage: live', 'stage: test']));
  assert.deepEqual(await compareKeys(run('internet'), project.root), {});
});

type Use = readonly [what: string, key: string | undefined, network: RunRecord['network'], want?: RegExp];

const uses: readonly Use[] = [
  ['other keys at hand', testKey, 'internet'],
  ['no keys at hand', undefined, 'internet'],
  ['the live key for a test key', liveKey, 'internet', /of sandbox and live: apiKey is ACME_LIVE_KEY/],
  ['the sandbox network', liveKey, 'sandbox'],
];

for (const [what, key, network, want] of uses)
  test(`opened credentials are held against the keys of this machine: ${what}`, async (context) => {
    const project = await projectWith(context, key);
    const facts = await project.facts({ network });
    const required = requireAsDescribed(values, facts, project.root);
    if (want === undefined) await required;
    else
      await assert.rejects(required, (error) => {
        assert.ok(error instanceof GateError && error.code === 'credentials_differ');
        assert.ok(!error.message.includes(liveKey));
        return want.test(error.message);
      });
  });

test('opened credentials are what stands beside them, or are not used', async (context) => {
  const project = await projectWith(context, testKey);
  const facts = await project.facts();
  const other = { ACME_LIVE_KEY: { ...values.ACME_LIVE_KEY, sealedAt: '2026-07-02T08:00:00.000Z' } };
  await assert.rejects(requireAsDescribed(other, facts, project.root), /says of ACME_LIVE_KEY is not/);
  project.write('contracts/acme/credentials/live.sandbox.manifest.json', '{}');
  const broken = await project.facts();
  await assert.rejects(requireAsDescribed(values, broken, project.root), /expected a credential manifest/);
});

test('keys that the provider shares are not compared', async (context) => {
  const project = await projectWith(context, liveKey);
  const shared = exampleProvider(['sharedWithLive: []', 'sharedWithLive: [credentials]']);
  const facts = await project.facts({ network: 'internet' });
  const { provider } = parseProviderFile(shared, 'provider.yaml');
  const contract = { ...facts.contract, provider };
  await requireAsDescribed(values, { ...facts, contract }, project.root);
});
