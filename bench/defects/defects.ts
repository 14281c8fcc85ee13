/** One seeded defect: the fault as `--fault` takes it, and the operation that a finding must name. */
export type Defect = { readonly fault: string; readonly operation: string };

/** A fault of one operation: the finding must name that very operation. */
function at(target: string, operation: string, kinds: readonly string[]): Defect[] {
  return kinds.map((kind) => ({ fault: `${target}:${operation}=${kind}`, operation }));
}

const flexiti = 'flexiti@training';
const truphone = 'truphone@pre-production';
const fluz = 'fluz@staging';

/** Operations of Flexiti of which each is to be refused without a token. */
const unguarded = [
  ...['refundAccount', 'returnCapture', 'closeAccount', 'apply', 'lookupCustomer', 'loginMerchant'],
  ...['initWidget', 'listCapturesV25', 'getAuthorizationV25'],
];

/** At least 60 distinct defects over the three providers: every kind of fault, each where it makes sense. */
export const defects: readonly Defect[] = [
  ...at(flexiti, 'createToken', [
    'status:500',
    'wrong-type:/expires_in',
    'missing:/access_token',
    'latency:11s',
  ]),
  ...at(flexiti, 'getAuthorization', [
    '429',
    'status:299',
    'reset',
    'abort',
    'truncate',
    'malformed',
    'empty',
    'html',
    'content-type:text/plain',
    'deep:5000',
    'oversize:12MB',
    'redirect:live',
    'ignore-auth',
    'expired-token',
    'flaky',
    'duplicate-key:/authorization_id',
    'bom',
    'bad-utf8',
    'deprecation',
    'sunset',
    'echo-secret',
    'leak-environments',
    'set:/authorization_id=7',
  ]),
  ...at(flexiti, 'createAuthorization', [
    'accept-invalid',
    'act-on-refused',
    'crash-on-missing',
    'crash-on-boundary',
    'stall',
    'double-effect',
  ]),
  ...at(flexiti, 'listAuthorizations', [
    'repeat-page',
    'lose-item',
    'wrong-type:/0/amount',
    'missing:/0/authorization_id',
  ]),
  ...at(flexiti, 'calculateInterest', ['missing:/amount', 'null:/amount']),
  ...at(flexiti, 'searchCustomers', ['enum:/0/account_status', 'wrong-type:/0/credit_limit']),
  ...at(truphone, 'createOrder', [
    'status:503',
    'enum:/status',
    'missing:/id',
    'accept-invalid',
    'crash-on-missing',
    'act-on-refused',
  ]),
  ...at(truphone, 'getProduct', ['set:/id="aeb2c4b5-8a6e-4a4b-9f0c-5e6f7a8b9c0d"']),
  ...at(truphone, 'getOrder', [
    'wrong-type:/id',
    'enum:/status',
    'ignore-auth',
    'html',
    'reset',
    'leak-environments',
  ]),
  ...at(truphone, 'listProducts', ['missing:/0/id', 'malformed', 'bom', 'skew:10m']),
  ...at(truphone, 'getSim', ['enum:/status', 'null:/iccid', 'duplicate-key:/iccid']),
  ...at(truphone, 'listSubscriptions', ['repeat-page', 'lose-item', 'drop-header:x-next-page']),
  ...at(truphone, 'getSubscription', [
    'stale-read',
    'wrong-type:/initialBalance',
    'invalid-format:/createdDate',
  ]),
  ...at(fluz, 'generateUserAccessToken', ['status:500', 'missing:/generateUserAccessToken/token']),
  ...at(fluz, 'getWallet', [
    'null:/getWallet',
    'ignore-auth',
    'expired-token',
    'redirect:live',
    'big-integer:/getWallet',
  ]),
  ...at(fluz, 'getMerchants', [
    'lose-item',
    'hide-item',
    'repeat-page',
    'wrong-type:/getMerchants/0/name',
    'missing:/getMerchants/0/merchantId',
    'truncate',
  ]),
  ...at(fluz, 'purchaseGiftCard', [
    'double-effect',
    'null:/purchaseGiftCard',
    'wrong-type:/purchaseGiftCard/purchaseDisplayId',
    'flaky',
  ]),
  ...at(fluz, 'createVirtualCard', ['accept-invalid', 'enum:/createVirtualCard/status', 'reset']),
  ...at(fluz, 'getVirtualCardTransactions', [
    'duplicate-key:/getVirtualCardTransactions',
    'html',
    'echo-secret',
  ]),
  ...at(fluz, 'revealGiftCardByGiftCardId', ['malformed', 'wrong-type:/revealGiftCardByGiftCardId/code']),
  ...at(fluz, 'getGiftCards', ['stale-read']),
  ...at(flexiti, 'createTransaction', ['double-effect', 'ignore-auth']),
  ...unguarded.flatMap((operation) => at(flexiti, operation, ['ignore-auth'])),
  ...at(truphone, 'createToken', ['missing:/refresh_token']),
  ...at(truphone, 'registerNotification', ['status:500']),
  ...at(truphone, 'activateSubscription', ['status:299']),
  ...at(truphone, 'listSubscriptionsV2', ['repeat-page']),
];
