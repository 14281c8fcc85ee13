import type { Json, JsonObject } from './json.ts';
import { operations } from './operations.ts';

const absent = { notApplicable: 'The server of the bench has nothing of the kind.' };

/** The provider file of the bench's server: one test environment at that origin, Basic credentials, no limits. */
export function providerFile(origin: string): JsonObject {
  return {
    id: 'shop',
    name: 'Bench shop',
    protocol: 'rest',
    contract: { file: 'openapi.yaml', version: '1.0.0' },
    docs: ['https://example.com/docs'],
    environments: { test: environment(origin) },
    auth: { user: { kind: 'basic', value: '$credential.key' } },
    defaultAuth: 'user',
    rateLimits: absent,
    versioning: { scheme: 'none', current: '1.0.0', compatible: [] },
    errors: { code: ['/code'], message: ['/message'], classes: errorClasses() },
    idempotency: absent,
    pagination: absent,
    operations: Object.fromEntries(
      operations.map(({ id, method }) => [id, { effect: method === 'GET' ? 'read' : 'reversible' }]),
    ),
    given: {},
    capabilities: {
      authenticate: {
        operation: 'listCustomers',
        input: { path: { scenario: 's01' }, query: { limit: 4 } },
        credential: 'user',
      },
      ...{
        read: absent,
        list: absent,
        create: absent,
        idempotentCreate: absent,
        foreignIds: absent,
        renewal: absent,
        scopeCheck: absent,
      },
    },
    testData: { cardNumbers: [] },
  };
}

function environment(origin: string): JsonObject {
  return {
    stage: 'test',
    baseUrl: origin,
    credentials: { key: 'env:BENCH_KEY' },
    sharedWithLive: [],
    isolated: [],
    reset: absent,
    contractLead: 'level',
  };
}

function errorClasses(): Json {
  return {
    missingCredentials: { status: 401, codes: ['refused'] },
    ...{ wrongCredentials: absent, wrongKeys: absent, expiredCredentials: absent, insufficientScope: absent },
    ...{ missingHeader: absent, invalidInput: absent, unknownId: absent, rateLimited: absent },
  };
}
