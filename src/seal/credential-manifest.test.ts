import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../util/digest.ts';
import { describeCredentials, findManifestMisfit, parseCredentialManifest } from './credential-manifest.ts';
import type { CredentialManifest, SealedValues } from './credential-manifest.ts';
import { fingerprint } from './fingerprint.ts';
import { canary } from './testing/refusal-of.ts';

const sealedAt = '2026-07-01T08:00:00.000Z';
const bytes = Buffer.from('sealed');
const sealed: SealedValues = {
  ...{ provider: 'acme', environment: 'live', network: 'internet', identifiers: new Set(['ACME_ID']) },
  values: {
    ACME_ID: { secret: canary.slice(0, 12), sealedAt },
    ACME_KEY: { secret: `${canary}-a-key-of-some-length`, sealedAt },
    ACME_PIN: { secret: '012345678901234', sealedAt },
  },
};
const values = (more: SealedValues['values']): SealedValues => ({
  ...sealed,
  values: { ...sealed.values, ...more },
});

test('a manifest says how old secrets are and what tells them apart, and shows none of them', async () => {
  const manifest = await describeCredentials(sealed, bytes);
  assert.deepEqual(
    Object.entries(manifest.values).map(([name, { fingerprint, kind }]) => [name, kind, fingerprint?.length]),
    [
      ['ACME_ID', 'identifier', 64],
      ['ACME_KEY', 'secret', 64],
      ['ACME_PIN', 'short', undefined],
    ],
  );
  assert.equal(manifest.sealed, digestOf(bytes));
  const text = JSON.stringify(manifest);
  assert.deepEqual(parseCredentialManifest(text), manifest);
  for (const { secret } of Object.values(sealed.values)) assert.ok(!text.includes(secret));
});

test('the same secret has another fingerprint under another salt, and no plain digest', async () => {
  const [first, second] = [
    await describeCredentials(sealed, bytes),
    await describeCredentials(sealed, bytes),
  ];
  assert.notEqual(first.salt, second.salt);
  const secret = sealed.values['ACME_KEY']?.secret ?? '';
  const own = first.values['ACME_KEY']?.fingerprint;
  assert.notEqual(own, second.values['ACME_KEY']?.fingerprint);
  assert.equal(own, await fingerprint(secret, first.salt));
  assert.notEqual(`sha256:${own}`, digestOf(secret));
});

const changes: readonly (readonly [what: string, sealed: SealedValues, misfit: RegExp | undefined])[] = [
  ['the same values', sealed, undefined],
  [
    'another secret',
    values({ ACME_KEY: { secret: 'another key of some length', sealedAt } }),
    /of ACME_KEY is not/,
  ],
  [
    'an older secret',
    values({ ACME_KEY: { ...sealed.values['ACME_KEY'], sealedAt: '2020-01-01T08:00:00.000Z' } as never }),
    /of ACME_KEY is not/,
  ],
  ['one more', values({ ACME_MORE: { secret: 'x', sealedAt } }), /of ACME_MORE is not/],
  ['one less', { ...sealed, values: { ACME_ID: sealed.values['ACME_ID'] as never } }, /of ACME_KEY is not/],
  ['a secret that is called an identifier', { ...sealed, identifiers: new Set() }, /of ACME_ID is not/],
  ['another provider', { ...sealed, provider: 'other' }, /it is of acme@live/],
  ['another environment', { ...sealed, environment: 'other' }, /it is of acme@live/],
  ['another network', { ...sealed, network: 'sandbox' }, /it is of acme@live on the internet network/],
];

test('once the values are open a manifest is held against them', async () => {
  const manifest = await describeCredentials(sealed, bytes);
  for (const [what, one, misfit] of changes) {
    const found = await findManifestMisfit(manifest, one);
    if (misfit === undefined) assert.equal(found, undefined, what);
    else assert.match(found ?? '', misfit, what);
    assert.ok(!(found ?? '').includes(canary));
  }
});

test('a manifest of another form is refused', async () => {
  const manifest = await describeCredentials(sealed, bytes);
  const wrong: readonly (readonly [name: keyof CredentialManifest, value: unknown])[] = [
    ['salt', 'AA=='],
    ['sealed', 'md5:0'],
    ['values', {}],
    ['values', { 'a secret': { sealedAt, kind: 'secret' } }],
    ['schema', 'x'],
    ['network', undefined],
  ];
  for (const [name, value] of wrong)
    assert.throws(
      () => parseCredentialManifest(JSON.stringify({ ...manifest, [name]: value })),
      /expected a credential manifest/,
    );
});
