import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { getAt } from '../util/pointer.ts';
import { readProviderSync } from './load-provider.ts';

const contracts = join(import.meta.dirname, '../../contracts');

/** In place of a value: that the file says with a reason that there is none. */
const absent = { notApplicable: 'with a reason' };

/** One fact: the section of the provider facts that it is from, where provider.yaml says it, and what. */
type Fact = readonly [section: string, at: string, want: unknown];

const fluzIsolated = [
  ...['API keys', 'users', 'accounts', 'virtual-card offers'],
  ...['gift cards', 'virtual cards', 'bank cards', 'purchases'],
];
const fluz: readonly Fact[] = [
  ['1.1', '/environments/staging/stage', 'test'],
  ['1.1', '/environments/staging/baseUrl', 'https://transactional-graph.staging.fluzapp.com/api/v1/graphql'],
  ['1.1', '/environments/staging/isolated', fluzIsolated],
  ['1.1', '/environments/staging/sharedWithLive', []],
  ['1.1', '/environments/staging/reset', absent],
  ['1.1', '/environments/staging/contractLead', 'level'],
  ['1.1', '/environments/staging/samples/virtualCardOfferId', 'ed669305-5e43-40a0-9a25-7a15ed174628'],
  ['1.1', '/environments/live/stage', 'live'],
  ['1.1', '/environments/live/baseUrl', 'https://transactional-graph.fluzapp.com/api/v1/graphql'],
  ['1.1', '/environments/live/isolated', fluzIsolated],
  ['1.1', '/environments/live/sharedWithLive', []],
  ['1.1', '/environments/live/reset', absent],
  ['1.1', '/environments/live/contractLead', 'level'],
  ['1.1', '/testData/cardNumbers', ['4111111111111111']],
  ['1.2', '/auth/application/kind', 'basic'],
  ['1.2', '/auth/user/kind', 'bearer'],
  ['1.2', '/auth/user/obtain/operation', 'generateUserAccessToken'],
  ['1.2', '/auth/user/obtain/token', '/generateUserAccessToken/token'],
  ['1.2', '/auth/user/obtain/refresh/operation', 'refreshUserAccessToken'],
  ['1.2', '/auth/user/obtain/lifetime', 'PT10M'],
  ['1.2', '/auth/user/obtain/refresh/lifetime', 'P60D'],
  ['1.2', '/errors/classes/missingCredentials', { status: 401, evidence: 'found' }],
  ['1.2', '/errors/classes/wrongCredentials', { status: 401, evidence: 'found' }],
  ['1.2', '/errors/classes/expiredCredentials', { status: 401, evidence: 'found' }],
  ['1.5', '/errors/classes/insufficientScope', { status: 200, codes: ['AUTH-0008'], evidence: 'inferred' }],
  ['1.5', '/errors/payload', { success: 'success', error: 'error', code: 'code' }],
  ['1.5', '/errors/classes/rateLimited', absent],
  ['1.5', '/rateLimits', absent],
  ['1.5', '/idempotency/key', '/variables/input/idempotencyKey'],
  ['1.5', '/idempotency/operations', ['purchaseGiftCard', 'createVirtualCard', 'depositCashBalance']],
  ['1.5', '/pagination/maximum', 20],
  ['1.5', '/capabilities/list/pages/shortPages', true],
  ['1.7', '/versioning/current', 'v1'],
  ['1.7', '/versioning/scheme', 'path'],
  ['1.7', '/versioning/compatible/0/change', 'An additive change that needs action by the client'],
  ['1.7', '/versioning/compatible/0/breaksClients', true],
  ['1.7', '/versioning/compatible/1/change', 'Any other additive change'],
  ['1.7', '/versioning/compatible/1/breaksClients', true],
  ['1.7', '/versioning/compatible/2/change', 'A new signature of a mutation under the same URL'],
  ['1.7', '/versioning/compatible/3', undefined],
  ['1.7', '/versioning/notice', /^Additive with action needed: 7 days or more\. Other additive: none\./],
];

const flexitiIsolated = ['customers', 'plans', 'transactions', 'authorizations', 'captures', 'tokens'];
const posApi = (host: string) => `https://${host}.flexiti.fi/flexiti/pos-api`;
const flexiti: readonly Fact[] = [
  ['2.1', '/environments/training/stage', 'test'],
  ['2.1', '/environments/training/baseUrl', posApi('posapi-training')],
  ['2.1', '/environments/training/reset', { every: 'P1D', removes: 'everything' }],
  ['2.1', '/environments/training/contractLead', 'level'],
  ['2.1', '/environments/training/sharedWithLive', []],
  ['2.1', '/environments/training/isolated', flexitiIsolated],
  ['2.1', '/environments/merchant-integration/stage', 'test'],
  ['2.1', '/environments/merchant-integration/baseUrl', posApi('posapi-mi')],
  ['2.1', '/environments/merchant-integration/reset', absent],
  ['2.1', '/environments/merchant-integration/contractLead', 'ahead'],
  ['2.1', '/environments/merchant-integration/sharedWithLive', []],
  ['2.1', '/environments/merchant-integration/isolated', flexitiIsolated],
  ['2.1', '/environments/merchant-integration/note', /Maintenance on Monday and Wednesday mornings/],
  ['2.1', '/environments/merchant-integration/trust/note', /developer-mi\.flexiti\.fi; keys on request/],
  ['2.1', '/environments/production/stage', 'live'],
  ['2.1', '/environments/production/baseUrl', posApi('posapi')],
  ['2.1', '/environments/production/reset', absent],
  ['2.1', '/environments/production/contractLead', 'level'],
  ['2.1', '/environments/production/sharedWithLive', []],
  ['2.1', '/environments/production/isolated', flexitiIsolated],
  ['2.1', '/environments/production/note', /credit bureau/],
  ['2.2', '/environments/training/trust/kind', 'ip-or-url'],
  ['2.2', '/environments/merchant-integration/trust/kind', 'ip-or-url'],
  ['2.2', '/environments/production/trust/kind', 'ip-or-url'],
  ['2.3', '/auth/merchant/obtain/input/body/scope', 'merchant'],
  ['2.3', '/auth/customer/obtain/input/body/scope', 'customer'],
  ...['merchant', 'customer'].flatMap((name): readonly Fact[] => [
    ['2.3', `/auth/${name}/kind`, 'bearer'],
    ['2.3', `/auth/${name}/obtain/input/body/grant_type`, 'client_credentials'],
    ['2.3', `/auth/${name}/obtain/refresh/input/body/grant_type`, 'refresh_token'],
    ['2.3', `/auth/${name}/obtain/lifetime`, 'PT20M'],
    ['2.3', `/auth/${name}/obtain/renewBefore`, 'PT60S'],
  ]),
  ['2.3', '/headers', { 'x-reference-id': '$hex32' }],
  ['2.3', '/errors/classes/wrongKeys', { status: 400, codes: ['invalid_client'], evidence: 'found' }],
  ['2.3', '/errors/classes/expiredCredentials/status', 401],
  ['2.3', '/errors/classes/insufficientScope/status', 403],
  [
    '2.3',
    '/errors/classes/insufficientScope/codes',
    ['Insufficient scope: authorized scope is insufficient'],
  ],
  ['2.5', '/errors/code', ['/error']],
  ['2.5', '/errors/message', ['/message']],
  ['2.5', '/errors/classes/invalidInput', { status: 409, codes: ['wrong_inputs'], evidence: 'found' }],
  ['2.5', '/errors/classes/unknownId', { status: 404, codes: ['not_found'], evidence: 'found' }],
  ['2.6', '/given/customer/input/body/middle_name', 'A-RR_L'],
  ['2.6', '/testData/cardNumbers/0', '2374980012873425'],
  ['2.7', '/rateLimits', absent],
  ['2.7', '/errors/classes/rateLimited', absent],
  ['2.8', '/versioning/current', '2.5'],
  ['2.8', '/versioning/others', ['2.5.1']],
  ['2.8', '/versioning/compatible/0', allows('Adding new API endpoints', false, ['operation-added'])],
  [
    '2.8',
    '/versioning/compatible/1',
    allows('Adding new parameters to existing endpoints', true, [
      ...['request-optional-parameter-added', 'request-required-parameter-added'],
      ...['request-optional-property-added', 'request-required-property-added'],
    ]),
  ],
  [
    '2.8',
    '/versioning/compatible/2',
    allows('Adding new data elements to existing response schema', false, [
      ...[
        'response-optional-property-added',
        'response-required-property-added',
        'response-property-allowed',
      ],
    ]),
  ],
  [
    '2.8',
    '/versioning/compatible/3',
    allows('Adding new error types and error response codes', true, ['response-status-added']),
  ],
  [
    '2.8',
    '/versioning/compatible/4',
    allows('Changing the length or content of any API parameter', true, [
      ...['request-max-length-tightened', 'request-max-length-relaxed'],
      ...['request-min-length-tightened', 'request-min-length-relaxed'],
      ...['request-pattern-tightened', 'request-pattern-relaxed', 'request-pattern-changed'],
      ...['request-enum-value-added', 'request-enum-value-removed'],
      ...['response-max-length-relaxed', 'response-max-length-tightened'],
      ...['response-pattern-relaxed', 'response-pattern-changed', 'response-enum-value-added'],
    ]),
  ],
  ['2.8', '/versioning/compatible/5', undefined],
];

function allows(change: string, breaksClients: boolean, rules: readonly string[]): unknown {
  return { change, breaksClients, permits: { rules }, evidence: 'seed' };
}

const simData = ['orders', 'sims', 'subscriptions', 'customers'];
const stagingData = [...simData, 'users', 'products'];
const recycled = (unusedFor: string) => ({ at: '04:00', every: 'P1D', removes: 'unused', unusedFor });
const realm = '/auth/realms/tru-staff/protocol/openid-connect/token';
const truphone: readonly Fact[] = [
  ['3.1', '/environments/pre-production/stage', 'test'],
  ['3.1', '/environments/pre-production/baseUrl', 'https://services.truphone.com/connect-api-preprod'],
  ['3.1', '/environments/pre-production/alsoAllowed', [`https://services.truphone.com${realm}`]],
  ['3.1', '/environments/pre-production/sharedWithLive', ['host', 'credentials', 'catalogue']],
  ['3.1', '/environments/pre-production/isolated', simData],
  ['3.1', '/environments/pre-production/reset', recycled('P3D')],
  ['3.1', '/environments/pre-production/contractLead', 'ahead'],
  ['3.1', '/environments/pre-production/deprecated', undefined],
  ['3.1', '/environments/production/stage', 'live'],
  ['3.1', '/environments/production/baseUrl', 'https://services.truphone.com/connect-api'],
  ['3.1', '/environments/production/reset', absent],
  ['3.1', '/environments/production/isolated', simData],
  ['3.1', '/environments/production/contractLead', 'level'],
  ['3.1', '/environments/production-esim/stage', 'live'],
  ['3.1', '/environments/production-esim/baseUrl', 'https://services.truphone.com/esim'],
  ['3.1', '/environments/production-esim/deprecated', { since: '2020-05-19', replacement: 'production' }],
  ['3.1', '/environments/production-esim/sharedWithLive', ['host', 'credentials', 'catalogue', 'accounts']],
  ...['staging', 'staging-esim'].flatMap((name): readonly Fact[] => [
    ['3.1', `/environments/${name}/stage`, 'test'],
    ['3.1', `/environments/${name}/sharedWithLive`, []],
    ['3.1', `/environments/${name}/isolated`, stagingData],
    ['3.1', `/environments/${name}/reset`, recycled('P1D')],
    ['3.1', `/environments/${name}/contractLead`, 'ahead'],
    ['3.1', `/environments/${name}/deprecated/since`, '2020-05-19'],
    ['3.1', `/environments/${name}/deprecated/decommissioned`, '2020-06-24'],
    ['3.1', `/environments/${name}/deprecated/replacement`, 'pre-production'],
  ]),
  ['3.1', '/environments/staging/baseUrl', 'https://services-bit.truphone.com/connect-api'],
  ['3.1', '/environments/staging/alsoAllowed', [`https://services-bit.truphone.com${realm}`]],
  ['3.1', '/environments/staging-esim/baseUrl', 'https://services-bit.truphone.com/esim'],
  ...['reseller', 'accountManager'].flatMap((name): readonly Fact[] => [
    ['3.2', `/auth/${name}/kind`, 'bearer'],
    ['3.2', `/auth/${name}/obtain/input/body/grant_type`, 'client_credentials'],
    ['3.2', `/auth/${name}/obtain/lifetime`, 'PT5M'],
    ['3.2', `/auth/${name}/obtain/refresh/lifetime`, 'PT30M'],
  ]),
  ['3.2', '/headers', { 'X-Correlation-ID': '$uuid' }],
  ['3.4', '/errors/code', ['/type', '/error']],
  ['3.4', '/errors/message', ['/messages/0', '/error_description']],
  ['3.4', '/errors/classes/missingCredentials', { status: 401, codes: ['UNAUTHORISED'], evidence: 'found' }],
  ['3.4', '/errors/classes/wrongCredentials', { status: 401, codes: ['UNAUTHORISED'], evidence: 'found' }],
  ['3.4', '/errors/classes/expiredCredentials', { status: 401, codes: ['UNAUTHORISED'], evidence: 'found' }],
  ['3.4', '/errors/classes/insufficientScope/codes', ['ACCESS_DENIED']],
  ['3.4', '/errors/classes/insufficientScope/status', 403],
  ['3.4', '/errors/classes/invalidInput/codes', ['INVALID_REQUEST_PARAMS', 'INVALID_HTTP_MESSAGE']],
  ['3.4', '/errors/classes/invalidInput/status', 400],
  ['3.4', '/errors/classes/unknownId/status', 404],
  ['3.4', '/errors/classes/rateLimited', { status: 429, codes: ['TOO MANY REQUESTS'], evidence: 'found' }],
  ['3.4', '/rateLimits', [{ requests: 1000, per: 'PT1M', scope: 'operation', evidence: 'found' }]],
  ['3.4', '/idempotency', absent],
  ['3.3', '/capabilities/list/pages/header', 'X-Next-Page'],
  ['3.7', '/versioning/current', 'v1'],
  ['3.6', '/versioning/others', ['v2', '2024-10-17']],
  ...(
    [
      ['Product ids have changed, existing products will be removed (5.4.0, "Retocompatible, yes")', true],
      ['product_id now accepted instead of the deprecated allowanceId (5.5.0)', false],
      ['Removed the protocol part from the smdpUrl field of the order response (5.5.0)', true],
      ['device.type became mandatory (2020-03-10, in no release note)', true],
      [
        'Added id to the order response, deprecating externalId, to be removed in a future release (5.8.0)',
        false,
      ],
      ['Removed dataValue and dataUnit from the order request (5.8.0)', true],
      ['EID validation, lpa_url added (5.9.0)', true],
      ['Base path /esim renamed to /connect-api, the old one deprecated (April to June 2020)', true],
    ] as const
  ).map(([change, breaksClients], index): Fact => [
    '3.7',
    `/versioning/compatible/${String(index)}`,
    { change, breaksClients, evidence: 'found' },
  ]),
  ['3.7', '/versioning/compatible/8', undefined],
];

/** Without what is said about it in words: why, and notes. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  if ('notApplicable' in value) return absent;
  const members = Object.entries(value).filter(([name]) => name !== 'why' && name !== 'note');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutWords(member)]));
}

const environments = {
  fluz: ['staging', 'live'],
  flexiti: ['training', 'merchant-integration', 'production'],
  truphone: ['pre-production', 'production', 'production-esim', 'staging', 'staging-esim'],
};

for (const [id, facts] of Object.entries({ fluz, flexiti, truphone }))
  describe(`provider.yaml of ${id} says what the provider facts say`, () => {
    const provider = readProviderSync(join(contracts, id));

    test('of all environments, and of no others', () =>
      assert.deepEqual(Object.keys(provider.environments), environments[id as keyof typeof environments]));

    for (const [section, at, want] of facts)
      test(`§${section} ${at}`, () => {
        const found = getAt(provider, at);
        if (want instanceof RegExp) assert.match(String(found), want);
        else assert.deepEqual(withoutWords(found), want);
      });
  });

describe('a key pair opens the environments that the provider facts say', () => {
  const groups: Readonly<Record<string, readonly (readonly string[])[]>> = {
    fluz: [['staging'], ['live']],
    flexiti: [['training'], ['merchant-integration'], ['production']],
    truphone: [
      ['pre-production', 'production', 'production-esim'],
      ['staging', 'staging-esim'],
    ],
  };
  for (const [id, want] of Object.entries(groups))
    test(`of ${id}`, () => {
      const all = Object.entries(readProviderSync(join(contracts, id)).environments);
      const byKeys = Object.groupBy(all, ([, { credentials }]) => JSON.stringify(credentials));
      const found = Object.values(byKeys).map((group = []) => group.map(([name]) => name));
      assert.deepEqual(found, want);
    });
});
