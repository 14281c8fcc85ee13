import type { DriftPack } from '../../../src/sandbox/index.ts';

type Json = Readonly<Record<string, unknown>>;

const reference = 'storage.googleapis.com/fluz-public-docs/api-reference.html';

/** Changes of the schema that the documents of Fluz show, each between two of their editions. */
export const drifts: Readonly<Record<string, DriftPack>> = {
  'create-virtual-card-flat': {
    describe: 'createVirtualCard takes flat arguments in place of one input object.',
    source: 'docs.fluz.app/docs/create-virtual-cards, older edition',
    sdl: rewrite(
      'createVirtualCard(input: CreateVirtualCardInput!)',
      `createVirtualCard(idempotencyKey: UUID!, spendLimit: Float!, spendLimitDuration: String, lockDate: DateTime,
        lockCardNextUse: Boolean, cardNickname: String, balanceAmount: Float, bankAccountId: UUID, bin: String)`,
    ),
  },
  'record-id-snake': {
    describe: 'A transaction has record_id, transaction_type and created_at, and nothing of the application.',
    source: 'docs.fluz.app/docs/get-all-transactions, one crawl of two',
    sdl: rewrite(
      /recordId: UUID!\s+transactionType: String\s+createdAt: DateTime\s+channel: String\s+connectedAppId: UUID\s+connectedAppName: String/,
      'record_id: UUID! transaction_type: String created_at: DateTime',
    ),
  },
  'access-token-name': {
    describe: 'The issued token stands in accessToken, not in token.',
    source: 'docs.fluz.app/docs/generate-a-user-access-token, some crawls; a public TypeScript client test',
    sdl: rewrite(/\btoken: String!/, 'accessToken: String!'),
  },
  'refresh-by-user-id': {
    describe: 'refreshUserAccessToken takes the refresh token in an argument that is called userId.',
    source: 'docs.fluz.app/docs/refresh-an-expired-user-access-token, its sample',
    sdl: rewrite(
      /refreshUserAccessToken\(refreshToken: String! @sensitive\)/,
      'refreshUserAccessToken(userId: String!)',
    ),
  },
  'refresh-answers-as-generate': {
    describe: 'The answer of refreshUserAccessToken stands under generateUserAccessToken.',
    source: 'docs.fluz.app/docs/refresh-an-expired-user-access-token, its sample response',
    reply: forOperation('refreshUserAccessToken', ({ refreshUserAccessToken, ...data }) => ({
      ...data,
      generateUserAccessToken: refreshUserAccessToken,
    })),
  },
  'generate-access-token': {
    describe: 'The mutation is called generateAccessToken.',
    source: `${reference}, its header`,
    sdl: rewrite('generateUserAccessToken(', 'generateAccessToken('),
  },
  'balances-string': {
    describe: 'Each balance is a string, not an object.',
    source: `${reference}: one page of two shows "100.00"`,
    sdl: rewrite(/Balance: Balance\b/g, 'Balance: String'),
  },
  'get-bins-back': {
    describe: 'getBINs stands in the place of getVirtualCardOffers.',
    source: `${reference}, older copy`,
    sdl: rewrite(
      'getVirtualCardOffers(input: GetVirtualCardOffersInput): [VirtualCardOffer!]!',
      'getBINs: [VirtualCardOffer]',
    ),
  },
  'virtual-card-offer-snake': {
    describe: 'A virtual-card offer has offer_id and program_name.',
    source: 'docs.fluz.app/docs/create-virtual-cards, its prose, against its query and sample',
    sdl: rewrite(
      /(type VirtualCardOffer\b[\s\S]*?)offerId: UUID!\s+programName: String/,
      '$1offer_id: UUID program_name: String',
    ),
  },
  'create-virtual-card-before-newest': {
    describe:
      'createVirtualCard knows no usePrepaymentBalance, useRewardsBalance, memo and transactionCategory.',
    source: `docs.fluz.app/docs/create-virtual-cards, the edition before the newest`,
    sdl: rewrite(/(input CreateVirtualCardInput [\s\S]*?)\s+usePrepaymentBalance: [\s\S]*?\n}/, '$1\n}'),
  },
  'stock-info-object': {
    describe: 'stockInfo of an offer with a free amount is an object, of one with fixed amounts a list.',
    source: 'docs.fluz.app/docs/get-merchant-catalog, its sample',
    reply: forOperation('getMerchants', (data) => ({
      ...data,
      getMerchants: (data['getMerchants'] as readonly Json[]).map((merchant) => ({
        ...merchant,
        offers: (merchant['offers'] as readonly Json[]).map(withBareStock),
      })),
    })),
  },
  'withdraw-spelt-right': {
    describe: 'The scope is called MAKE_WITHDRAW, and the application has it.',
    source: 'docs.fluz.app, one sample: "MAKE_WIDTHDRAW"; that the server spells it right is inferred',
    sdl: rewrite('MAKE_WIDTHDRAW', 'MAKE_WITHDRAW'),
    reply: forOperation('getApplicationScopes', (data) => ({
      getApplicationScopes: [...(data['getApplicationScopes'] as readonly string[]), 'MAKE_WITHDRAW'],
    })),
  },
  'purchase-fails-inside': {
    describe: 'A purchase that is refused is an empty one, and no top-level error says so.',
    source:
      'docs.fluz.app/docs/error-codes: most mutations fail inside the payload; its sample has no field for it',
    reply: (operation, reply) =>
      operation === 'purchaseGiftCard' && 'errors' in (reply.body as Json)
        ? { ...reply, body: { data: { purchaseGiftCard: emptyPurchase } } }
        : reply,
  },
  'bank-card-fails-outside': {
    describe: 'A bank card that is refused is a top-level error, not one inside the payload.',
    source: 'docs.fluz.app/docs/error-codes says "most mutations"; some clients see top-level errors',
    reply: (operation, reply) => {
      const { data } = reply.body as { readonly data?: { readonly addBankCard?: Json } | null };
      const { error } = (data?.addBankCard ?? {}) as {
        readonly error?: { code: string; message: string } | null;
      };
      if (operation !== 'addBankCard' || error == null) return reply;
      const errors = [{ message: error.message, path: ['addBankCard'], extensions: { code: error.code } }];
      return { ...reply, body: { data: null, errors } };
    },
  },
  'virtual-card-ids-required': {
    describe: 'getVirtualCardTransactions takes no call without virtualCardIds.',
    source: `${reference}, one crawl of two`,
    sdl: rewrite(/virtualCardIds: \[UUID!\](?!!)/, 'virtualCardIds: [UUID!]!'),
  },
  'paypal-vault-id-capitals': {
    describe: 'paypalVaultId is spelt paypalVaultID.',
    source: `${reference}, older copy`,
    sdl: rewrite(/\bpaypalVaultId\b/g, 'paypalVaultID'),
  },
  'application-users-without-accounts': {
    describe: 'An application user has no accounts.',
    source: `${reference}, older copy`,
    sdl: rewrite(/(type ApplicationUser [\s\S]*?)accounts: \[Account\]/, '$1older: [Account]'),
  },
  'new-gift-card-status': {
    describe: 'Gift cards come with a status that the contract does not know.',
    source: 'docs.fluz.app/docs/api-and-platform-changes: additive changes come without notice',
    sdl: rewrite(/(enum GiftCardStatus [\s\S]*?)ACTIVE/, '$1ACTIVE PENDING_FULFILMENT'),
    reply: (_operation, reply) => ({ ...reply, body: withNewStatus(reply.body) }),
  },
};

function withNewStatus(body: unknown): unknown {
  const giftCardStatus = /"status":"ACTIVE"(?=,"(?:termsAndConditions|createdAt)")/g;
  return JSON.parse(JSON.stringify(body).replaceAll(giftCardStatus, '"status":"PENDING_FULFILMENT"'));
}

/** A change of the schema's text that must find what it changes: a pack that no longer fits is an error, not a no-op. */
function rewrite(from: string | RegExp, to: string): (sdl: string) => string {
  return (sdl) => {
    const changed = sdl.replace(from, to);
    if (changed === sdl) throw new Error(`the schema no longer has ${String(from)}`);
    return changed;
  };
}

/** A change of what an operation answers where it succeeds. */
function forOperation(name: string, change: (data: Json) => Json): NonNullable<DriftPack['reply']> {
  return (operation, reply) => {
    const { data } = reply.body as { readonly data?: Json | null };
    if (operation !== name || data == null || data[name] == null) return reply;
    return { ...reply, body: { ...(reply.body as Json), data: change(data) } };
  };
}

function withBareStock(offer: Json): Json {
  const [first] = (offer['stockInfo'] as readonly unknown[] | null) ?? [];
  return offer['denominationsType'] === 'VARIABLE' ? { ...offer, stockInfo: first } : offer;
}

const emptyPurchase = { purchaseId: null, purchaseDisplayId: null, purchaseAmount: null, giftCard: null };
