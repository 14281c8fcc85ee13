import type { DriftPack } from '../../../src/sandbox/index.ts';

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
