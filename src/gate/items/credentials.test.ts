import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeenCertificate } from '../../model/run-record.ts';
import { digestOf } from '../../util/digest.ts';
import { testProvider } from '../../network/testing/test-provider.ts';
import type { CredentialManifest } from '../../seal/credential-manifest.ts';
import type { KeyComparison } from '../compare-keys.ts';
import type { Facts } from '../facts.ts';
import { none, outcomeOf, testItems, without } from '../testing/item-cases.ts';
import {
  hoursFromNow,
  sampleFacts,
  sampleManifest,
  sampleRecord,
  sampleRun,
} from '../testing/sample-facts.ts';

const internet = 'internet' as const;
const manifest = digestOf('manifest');
const unshared = {
  preprod: { ...testProvider.environments['preprod'], sharedWithLive: [] },
  staging: { ...testProvider.environments['staging'], sharedWithLive: [] },
  production: testProvider.environments['production'],
} as never;
const described = (more: Partial<CredentialManifest>): Facts =>
  sampleFacts({ manifest: sampleManifest(more) });
const aged = (sealedAt: string): Facts => sampleFacts({ manifest: sampleManifest({}, sealedAt) });
const lost = (): Facts => ({ ...sampleFacts(), manifest: undefined as never });

/** A run on the internet that compared the keys of both environments, with another outcome in staging. */
const compared = (staging?: KeyComparison, more: Parameters<typeof sampleFacts>[0] = {}): Facts => {
  const keys = new Map<string, KeyComparison>([['preprod/production', { manifest }]]);
  if (staging !== undefined) keys.set('staging/production', staging);
  const run = sampleRun({ network: internet }, { keys });
  return sampleFacts({ network: internet, provider: { environments: unshared }, runs: [run], ...more });
};
const bare = sampleManifest({
  network: 'internet',
  values: { TEST_CLIENT_ID: { sealedAt: hoursFromNow(-1), kind: 'identifier' } },
});
const short = sampleManifest({
  network: internet,
  values: { ...sampleManifest().values, TEST_PIN: { sealedAt: hoursFromNow(-1), kind: 'short' } },
});

const origins = ['https://services.acme.example', 'https://staging.acme.example'] as const;
const day = 24;
const seen = (origin: string, hours: number): SeenCertificate => ({ origin, validTo: hoursFromNow(hours) });

/** Facts of the internet with certificates of staging and of live; those of pre-production hold for a year. */
const certified = (
  staging: readonly SeenCertificate[] | undefined,
  live: readonly SeenCertificate[] | undefined,
): Facts => {
  const targets = sampleRecord().targets.map((target) => ({
    ...target,
    ...(target.environment === 'preprod' ? { certificates: [seen(origins[0], 365 * day)] } : {}),
    ...(target.environment === 'staging' && staging !== undefined ? { certificates: staging } : {}),
  }));
  return sampleFacts({
    network: internet,
    runs: [sampleRun({ network: internet, targets })],
    ...(live === undefined ? {} : { liveCertificates: live }),
  });
};
const long = [seen(origins[1], 90 * day)];
const liveLong = [seen(origins[0], 60 * day)];

testItems([
  [
    'keys-differ',
    'shared, as it says',
    sampleFacts({ network: internet }),
    'passed',
    /shares them with production/,
  ],
  [
    ...(['keys-differ', 'the sandbox makes up its own'] as const),
    sampleFacts({ provider: { environments: unshared } }),
    ...(['passed', /does not apply: the sandbox/] as const),
  ],
  ['keys-differ', 'they differ', compared({ manifest }), 'passed', /those of staging and production differ/],
  ['keys-differ', 'no run', compared(undefined, { runs: [] }), 'unknown', /no run in preprod held its keys/],
  ['keys-differ', 'not compared', compared(), 'unknown', /no run in staging held its keys/],
  [
    'keys-differ',
    'with an older one',
    compared({ manifest: digestOf('old') }),
    'unknown',
    /no run in staging/,
  ],
  [
    ...(['keys-differ', 'one is the same'] as const),
    compared({ manifest, same: 'clientSecret is TEST_CLIENT_SECRET' }),
    ...(['failed', /staging and production: clientSecret is TEST_CLIENT_SECRET/] as const),
  ],
  [
    'keys-differ',
    'nothing describes them',
    compared({ manifest }, { manifest: undefined as never }),
    'unknown',
    /there is no contracts.acme.credentials.production.internet.manifest.json/,
  ],
  [
    'keys-differ',
    'an identifier that nothing tells apart',
    compared({ manifest }, { manifest: bare }),
    'unknown',
    /does not tell its values apart/,
  ],
  [
    'keys-differ',
    'one is too short',
    compared({ manifest }, { manifest: short }),
    'unknown',
    /TEST_PIN: too short/,
  ],

  ['credential-age', 'of a day ago', sampleFacts(), 'passed', /less than 90 d ago/],
  ['credential-age', 'just not too old', aged(hoursFromNow(-90 * day + 1)), 'passed', /less than/],
  [
    'credential-age',
    'too old',
    aged(hoursFromNow(-90 * day)),
    'failed',
    /TEST_CLIENT_SECRET was sealed on 2026-04-02/,
  ],
  ['credential-age', 'of the future', aged(hoursFromNow(1)), 'failed', /in the future/],
  ['credential-age', 'nothing describes them', lost(), 'unknown', /there is no contracts/],
  [
    'credential-age',
    'unreadable',
    sampleFacts({ manifest: { problem: 'it is no JSON' } }),
    'failed',
    /is no JSON/,
  ],
  [
    'credential-age',
    'of another sealed file',
    described({ sealed: digestOf('x') }),
    'failed',
    /other sealed cred/,
  ],
  ['credential-age', 'of another provider', described({ provider: 'other' }), 'failed', /other sealed cred/],
  [
    'credential-age',
    'of another network',
    described({ network: internet }),
    'failed',
    /production.sandbox.manifest.json is about other sealed cred/,
  ],
  [
    'credential-age',
    'of another environment',
    described({ environment: 'x' }),
    'failed',
    /other sealed cred/,
  ],

  ['certificate', 'on the sandbox network', none, 'passed', /does not apply: the sandbox network shows/],
  ['certificate', 'for long enough', certified(long, liveLong), 'passed', /more than 30 d/],
  [
    'certificate',
    'nobody looked at live',
    certified(long, undefined),
    'unknown',
    /services.*production\): nobody saw/,
  ],
  [
    'certificate',
    'nobody looked at test',
    certified(undefined, liveLong),
    'unknown',
    /staging\): nobody saw/,
  ],
  [
    'certificate',
    'another origin',
    certified([seen('https://x.example', 999)], liveLong),
    'unknown',
    /staging\)/,
  ],
  [
    ...(['certificate', 'none that counts'] as const),
    certified([{ origin: origins[1], problem: 'CERT_HAS_EXPIRED' }], liveLong),
    ...(['unknown', /staging\): CERT_HAS_EXPIRED/] as const),
  ],
  [
    'certificate',
    'that of test ends',
    certified([seen(origins[1], 30 * day)], liveLong),
    'failed',
    /staging\) ends on 2026-07-31/,
  ],
  [
    'certificate',
    'that of live ends',
    certified(long, [seen(origins[0], 29 * day)]),
    'failed',
    /production\) ends/,
  ],
  [
    'certificate',
    'a time that is none',
    certified([{ origin: origins[1], validTo: 'x' }], liveLong),
    'unknown',
    /could not be evaluated/,
  ],
]);

test('what ends the validity of keys and certificates ends the decision', () => {
  assert.equal(outcomeOf('credential-age', aged(hoursFromNow(-90 * day + 2))).holdsUntil, hoursFromNow(2));
  assert.equal(outcomeOf('certificate', certified(long, liveLong)).holdsUntil, hoursFromNow(30 * day));
});

test('where nothing is sealed, sealing clears all that is said of sealed credentials', () => {
  const nothing = { ...lost(), sealed: undefined as never, subjects: without('credentials') };
  const remedyOf = (item: string, facts: Facts) => outcomeOf(item, facts).remedy?.command;
  assert.match(remedyOf('credentials-sealed', nothing) ?? '', /credentials seal acme/);
  assert.equal(remedyOf('credential-age', nothing), remedyOf('credentials-sealed', nothing));
  assert.match(remedyOf('credential-age', lost()) ?? '', /credentials rekey acme/);
});
