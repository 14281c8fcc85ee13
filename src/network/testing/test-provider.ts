import type { Provider } from '../../model/provider.ts';

const absent = { notApplicable: 'made up for tests' } as const;
const environment = {
  credentials: { clientId: 'env:TEST_CLIENT_ID', clientSecret: 'env:TEST_CLIENT_SECRET' },
  sharedWithLive: ['host', 'credentials'],
  isolated: ['order'],
  reset: absent,
  contractLead: 'level',
} satisfies Partial<Provider['environments'][string]>;

const origin = 'https://services.acme.example';

/** A made-up provider whose test and live environments share a host, with a form token of 20 minutes and one basic credential. */
export const testProvider: Provider = {
  id: 'acme',
  name: 'Acme',
  protocol: 'rest',
  contract: { file: 'openapi.yaml', version: '1' },
  docs: [],
  environments: {
    preprod: {
      ...environment,
      stage: 'test',
      baseUrl: `${origin}/connect-api-preprod`,
      alsoAllowed: [`${origin}/auth/token`],
    },
    staging: {
      ...{ ...environment, stage: 'test' },
      baseUrl: 'https://staging.acme.example/api',
      alsoAllowed: ['https://staging.acme.example/auth/token'],
    },
    production: {
      ...environment,
      stage: 'live',
      baseUrl: `${origin}/connect-api`,
    },
  },
  auth: {
    key: { kind: 'basic', value: '$credential.clientSecret' },
    user: {
      kind: 'bearer',
      value: '$token',
      obtain: {
        operation: 'createToken',
        input: { body: { grant: 'client', id: '$credential.clientId', secret: '$credential.clientSecret' } },
        token: '/access_token',
        refreshToken: '/refresh_token',
        expiresIn: '/expires_in',
        refresh: {
          operation: 'createToken',
          input: { body: { grant: 'refresh', refresh_token: '$refreshToken' } },
          lifetime: 'PT30M',
        },
      },
    },
  },
  defaultAuth: 'user',
  headers: { 'X-Correlation-ID': '$uuid' },
  rateLimits: absent,
  versioning: { scheme: 'none', current: '1', compatible: [] },
  errors: {
    code: ['/error', '/code'],
    message: ['/message'],
    classes: {
      missingCredentials: { status: 401 },
      wrongCredentials: { status: 401 },
      wrongKeys: { status: 401 },
      expiredCredentials: { status: 401 },
      insufficientScope: absent,
      missingHeader: { status: 400 },
      invalidInput: { status: 400 },
      unknownId: { status: 404 },
      rateLimited: absent,
    },
  },
  idempotency: absent,
  pagination: absent,
  operations: {
    createToken: { effect: 'read', auth: 'none' },
    getItem: { effect: 'read' },
    createItem: { effect: 'spend' },
  },
  given: {},
  capabilities: {
    authenticate: { operation: 'getItem', credential: 'user' },
    read: absent,
    list: absent,
    create: absent,
    idempotentCreate: absent,
    foreignIds: absent,
    renewal: { credential: 'user' },
    scopeCheck: absent,
  },
  testData: { cardNumbers: ['4111111111111111'] },
};
