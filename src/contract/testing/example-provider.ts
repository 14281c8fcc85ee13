/** The text of a small valid provider.yaml for tests, with texts replaced: each must occur in it. */
export function exampleProvider(
  ...changes: readonly (readonly [find: string, replacement: string])[]
): string {
  return changes.reduce((text, [find, replacement]) => {
    if (!text.includes(find)) throw new Error(`the example provider has no ${find}`);
    return text.replace(find, replacement);
  }, text);
}

const text = `id: acme
name: Acme
protocol: rest
contract:
  file: openapi.yaml
  version: '1'
docs: [https://docs.acme.example/api]
environments:
  sandbox:
    stage: test
    baseUrl: https://api.sandbox.acme.example/v1
    credentials:
      apiKey: env:ACME_SANDBOX_KEY
    sharedWithLive: []
    isolated: [orders]
    reset: { notApplicable: Nothing is removed. }
    contractLead: level
  live:
    stage: live
    baseUrl: https://api.acme.example/v1
    credentials:
      apiKey: env:ACME_LIVE_KEY
    sharedWithLive: []
    isolated: [orders]
    reset: { notApplicable: Its data is real. }
    contractLead: level
auth:
  app: { kind: basic, value: $credential.apiKey }
defaultAuth: app
rateLimits: { notApplicable: None is documented. }
versioning: { scheme: path, current: '1', compatible: [] }
errors:
  code: [/code]
  classes:
    missingCredentials: { status: 401 }
    wrongCredentials: { status: 401 }
    wrongKeys: { notApplicable: No tokens are issued. }
    expiredCredentials: { notApplicable: Keys do not expire. }
    insufficientScope: { notApplicable: There are no scopes. }
    missingHeader: { status: 400 }
    invalidInput: { status: 400 }
    unknownId: { status: 404 }
    rateLimited: { notApplicable: No limit is documented. }
idempotency: { notApplicable: No key is documented. }
pagination: { notApplicable: Nothing is paged. }
operations:
  createOrder: { effect: spend }
  getOrder: { effect: read }
given:
  order:
    operation: createOrder
    input: { body: { amount: 12 } }
    keep: { orderId: /id }
capabilities:
  authenticate: { operation: getOrder, credential: app, given: [order], input: { path: { id: $given.orderId } } }
  read: { notApplicable: Nothing to show. }
  list: { notApplicable: Nothing to show. }
  create: { notApplicable: Nothing to show. }
  idempotentCreate: { notApplicable: Nothing to show. }
  foreignIds: { notApplicable: Nothing to show. }
  renewal: { notApplicable: Nothing to show. }
  scopeCheck: { notApplicable: Nothing to show. }
testData: { cardNumbers: [] }
`;
