import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testProvider } from '../../network/testing/test-provider.ts';
import type { Provider } from '../../model/provider.ts';
import type { Facts } from '../facts.ts';
import { nowhere, outcomeOf, testItems, without } from '../testing/item-cases.ts';
import type { ItemCase } from '../testing/item-cases.ts';
import { sampleFacts } from '../testing/sample-facts.ts';

const { preprod, production, staging } = testProvider.environments;

/** The live environment, and others, changed. */
const live = (more: object, others: object = {}): Facts =>
  sampleFacts({
    provider: {
      environments: {
        ...{ preprod, staging, production: { ...production, ...more }, ...others },
      } as Provider['environments'],
    },
  });
const deprecated = (decommissioned: string): Facts =>
  live({}, { staging: { ...staging, deprecated: { since: '2026-01-01', decommissioned } } });
const opens = (environment: string): Facts => sampleFacts({ checklist: { opens: environment } });
const tested = (...environments: readonly string[]): Facts => sampleFacts({ checklist: { environments } });
const version = (one: string): Facts =>
  sampleFacts({ provider: { contract: { file: 'openapi.yaml', version: one } } });
const sealed = (one: Facts['sealed'], approvers = 1): Facts =>
  sampleFacts({ sealed: one as NonNullable<Facts['sealed']>, checklist: { approvers } });
const ledgerWith = (more: Partial<Facts['ledger']>): Facts =>
  sampleFacts({ ledger: { ...sampleFacts().ledger, ...more } });
const cut = { code: 'ledger_truncated', size: 9, expected: '9', found: '3' } as const;
const hostUnsaid = { preprod: { ...preprod, sharedWithLive: ['credentials'] } };
const liveTokens = { alsoAllowed: ['https://staging.acme.example/auth/live-token'] };
const nothingSaid = { preprod: { ...preprod, sharedWithLive: [] } };
/** Another secret than live's, and the same public id. */
const oneId = (...sharedWithLive: Provider['environments'][string]['sharedWithLive']): Facts => {
  const credentials = { ...staging?.credentials, clientSecret: 'env:STAGING_SECRET' };
  const environments = { preprod, production, staging: { ...staging, sharedWithLive, credentials } };
  return sampleFacts({ provider: { publicCredentials: ['clientId'], environments } as Partial<Provider> });
};
const keysUnsaid = { staging: { ...staging, sharedWithLive: [] } };

testItems([
  ['environments-current', 'all', sampleFacts(), 'passed', /preprod, staging/],
  ['environments-current', 'none', nowhere, 'unknown', /names no test environment/],
  ['environments-current', 'no such', tested('nowhere'), 'failed', /nowhere is no test environment/],
  ['environments-current', 'a live one', tested('production'), 'failed', /production is no test/],
  ['environments-current', 'past its date', deprecated('2026-07-01'), 'failed', /staging was decommissioned/],
  ['environments-current', 'before its date', deprecated('2026-07-02'), 'passed', /staging/],

  ['version-pinned', 'a number', sampleFacts(), 'passed', /^1$/],
  ...['latest', 'Current', 'main', 'HEAD', '*', ' latest '].map((one): ItemCase => [
    'version-pinned',
    one,
    version(one),
    'failed',
    /which moves/,
  ]),
  ['version-pinned', 'a name with such a word in it', version('v2-stable'), 'passed', /v2-stable/],

  ['live-configuration', 'as it is', sampleFacts(), 'passed', /production at https:/],
  ['live-configuration', 'no such', opens('nowhere'), 'failed', /no environment nowhere/],
  ['live-configuration', 'a test one', opens('staging'), 'failed', /no live environment/],
  ['live-configuration', 'deprecated', live({ deprecated: { since: '2026-01-01' } }), 'failed', /deprecated/],
  ['live-configuration', 'in the clear', live({ baseUrl: 'http://a.example' }), 'failed', /not https/],
  ['live-configuration', 'no credentials', live({ credentials: {} }), 'failed', /names no credential/],
  [
    'live-configuration',
    'the host is shared, unsaid',
    live({}, hostUnsaid),
    'failed',
    /preprod and live both have the host services.acme.example, and preprod does not say/,
  ],
  [
    'live-configuration',
    'a token endpoint on a host of live, unsaid',
    live(liveTokens, { staging: { ...staging, sharedWithLive: ['credentials'] } }),
    'failed',
    /staging and live both have the host staging.acme.example/,
  ],
  ['live-configuration', 'an id is shared, unsaid', oneId(), 'failed', /staging takes clientId/],
  ['live-configuration', 'an id is shared, as it says', oneId('accounts'), 'passed', /production at/],
  ['live-configuration', 'a key is shared, unsaid', live({}, keysUnsaid), 'failed', /staging takes clientId/],
  ...['https://services.acme.example:8443/api', 'https://services.acme.example./api'].map(
    (baseUrl): ItemCase => [
      ...(['live-configuration', `the host of live in other words: ${baseUrl}`] as const),
      live({}, { staging: { ...staging, baseUrl, sharedWithLive: ['credentials'] } }),
      ...(['failed', /staging and live both have the host services.acme.example/] as const),
    ],
  ),
  [
    ...(['live-configuration', 'an address that is none: the item throws'] as const),
    ...([live({ baseUrl: 'https://' }, nothingSaid), 'unknown', /not be evaluated: Invalid URL/] as const),
  ],

  ['credentials-sealed', 'for two', sampleFacts(), 'passed', /production.sandbox.age, sealed for 2/],
  [
    ...(['credentials-sealed', 'not there'] as const),
    ...([sampleFacts({ subjects: without('credentials') }), 'failed', /no contracts\/acme\/cred/] as const),
  ],
  ['credentials-sealed', 'no age file', sealed({ problem: 'it is empty' }), 'failed', /it is empty/],
  ['credentials-sealed', 'for nobody', sealed({ recipients: 0 }), 'failed', /sealed for 0, and 1 must/],
  ['credentials-sealed', 'for too few', sealed({ recipients: 1 }, 2), 'failed', /sealed for 1, and 2 must/],
  ['credentials-sealed', 'not looked at', sealed(undefined), 'unknown', /not looked at/],

  ['ledger', 'whole', sampleFacts(), 'passed', /^3 entries$/],
  ['ledger', 'cut', ledgerWith({ findings: [cut] }), 'failed', /ledger_truncated: 9 expected, 3 found/],
  [
    ...(['ledger', 'somebody has left'] as const),
    ledgerWith({ refused: [{ index: 0, kind: 'sign-off', reason: 'x' }] }),
    ...(['passed', /1 of them with a signature that does not count/] as const),
  ],
]);

test('an environment with an end holds until then', () => {
  const { holdsUntil } = outcomeOf('environments-current', deprecated('2026-07-02'));
  assert.equal(holdsUntil, '2026-07-02T00:00:00.000Z');
});
