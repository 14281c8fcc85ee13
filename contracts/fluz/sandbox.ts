import { defineGraphqlSandbox } from '../../src/sandbox/index.ts';
import { checkAccess } from './sandbox/access.ts';
import { applicationResolvers } from './sandbox/application-resolvers.ts';
import { approvalResolvers } from './sandbox/approval-resolvers.ts';
import { authenticate } from './sandbox/authenticate.ts';
import { bankCardResolvers } from './sandbox/bank-card-resolvers.ts';
import type { Caller } from './sandbox/caller.ts';
import { drifts } from './sandbox/drifts.ts';
import type { Environment, Fluz, Shared } from './sandbox/fluz.ts';
import { giftCardResolvers } from './sandbox/gift-card-resolvers.ts';
import { merchantResolvers } from './sandbox/merchant-resolvers.ts';
import { createState, type State } from './sandbox/state.ts';
import { transactionResolvers } from './sandbox/transaction-resolvers.ts';
import { virtualCardResolvers } from './sandbox/virtual-card-resolvers.ts';
import { walletResolvers } from './sandbox/wallet-resolvers.ts';

type Resolver = (parent: never, args: never, fluz: Fluz) => unknown;

const resolvers: Readonly<Record<string, Resolver>> = {
  ...applicationResolvers,
  ...merchantResolvers,
  ...giftCardResolvers,
  ...virtualCardResolvers,
  ...transactionResolvers,
  ...walletResolvers,
  ...bankCardResolvers,
  ...approvalResolvers,
};

/** Fluz as its documents describe it: an application's key, users' tokens with scopes, a wallet, gift and virtual cards. */
export default defineGraphqlSandbox<State, Shared, Caller>({
  provider: 'fluz',
  protocol: 'graphql',
  createState,
  createShared: () => ({}),
  issueCredentials: (_environment, newId) => ({
    apiKey: Buffer.from(`${newId.hex(24)}:${newId.hex(48)}`).toString('base64'),
    userId: newId.uuid(),
    accountId: newId.uuid(),
  }),
  // No reset of staging is documented, so nothing is ever removed.
  reset: () => undefined,
  sampleIds,
  drifts,
  authenticate,
  extensions: ({ newId }) => ({ requestId: newId.uuid() }),
  resolvers: Object.fromEntries(
    Object.entries(resolvers).map(([field, resolve]) => [field, guarded(field, resolve)]),
  ),
});

function guarded(field: string, resolve: Resolver): Resolver {
  const operation = field.slice(field.indexOf('.') + 1);
  return (parent, args, fluz) => {
    checkAccess(operation, fluz);
    return resolve(parent, args, fluz);
  };
}

function sampleIds({ state }: Environment): Readonly<Record<string, string | number>> {
  const merchant = state.merchants[0];
  return {
    virtualCardOfferId: state.virtualCardOffers[0]?.offerId ?? '',
    virtualCardId: state.virtualCards[0]?.virtualCardId ?? '',
    merchantId: merchant?.merchantId ?? '',
    offerId: merchant?.offers[0]?.offerId ?? '',
    giftCardId: state.purchases[0]?.giftCard?.giftCardId ?? '',
  };
}
