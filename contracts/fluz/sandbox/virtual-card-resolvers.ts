import type { Arguments, Fluz, Input } from './fluz.ts';
import { checkFunds, checkLockDate, issueVirtualCard, virtualCardOffer } from './issue-virtual-card.ts';
import { toCents } from './money.ts';
import { once } from './once.ts';
import { inPayload, refuse } from './refusal.ts';
import { virtualCardById } from './virtual-card-by-id.ts';
import { spendLimits, type VirtualCard } from './virtual-card.ts';

/** inferred: the page gives no largest order; this one keeps a slip from flooding an environment. */
const largestBulkOrder = 100;

/** Virtual cards: offers, making, editing, locking. */
export const virtualCardResolvers = {
  'Query.getVirtualCardOffers': (
    _: unknown,
    { input }: Arguments<'getVirtualCardOffers'>,
    { state }: Fluz,
  ) => {
    const { cardBrandLocked, cardType, cardNetwork } = input ?? {};
    return state.virtualCardOffers.filter(
      (offer) =>
        (cardBrandLocked == null || offer.cardBrandLocked === cardBrandLocked) &&
        (cardType == null || offer.cardType === cardType) &&
        (cardNetwork == null || offer.cardNetwork === cardNetwork),
    );
  },

  'Mutation.createVirtualCard': (_: unknown, args: Arguments<'createVirtualCard'>, fluz: Fluz) => {
    const input = args.input;
    return once(fluz, 'createVirtualCard', input, () => issueVirtualCard(input, fluz));
  },

  'Mutation.createVirtualCardBulkOrder': (
    _: unknown,
    { input }: Arguments<'createVirtualCardBulkOrder'>,
    fluz: Fluz,
  ) =>
    inPayload(() => {
      checkBulkOrder(input, fluz);
      for (const { quantity, ...item } of input.orderItems)
        for (let made = 0; made < quantity; made += 1)
          issueVirtualCard({ ...item, offerId: input.offerId }, fluz);
      return { orderId: fluz.newId.uuid() };
    }),

  'Mutation.editVirtualCard': (_: unknown, { input }: Arguments<'editVirtualCard'>, fluz: Fluz) =>
    edit(virtualCardById(input.virtualCardId, fluz.state), input, fluz),

  'Mutation.lockVirtualCard': (_: unknown, { input }: Arguments<'lockVirtualCard'>, { state }: Fluz) => {
    const { virtualCardId, authorizationSetting } = virtualCardById(input.virtualCardId, state);
    authorizationSetting.lockedByUser = true;
    return { virtualCardId, locked: true };
  },

  'Mutation.unlockVirtualCard': (_: unknown, { input }: Arguments<'unlockVirtualCard'>, { state }: Fluz) => {
    const { virtualCardId, authorizationSetting } = virtualCardById(input.virtualCardId, state);
    authorizationSetting.lockedByUser = false;
    return { virtualCardId, unlocked: true };
  },
};

/** Refuses before it changes anything. */
function edit(card: VirtualCard, input: Input<'editVirtualCard'>, { clock }: Fluz): VirtualCard {
  const setting = card.authorizationSetting;
  if (input.spendLimitDuration != null && input.spendLimit == null)
    throw refuse('BAD_USER_INPUT', 'spendLimitDuration needs spendLimit.');
  const lockDate = input.lockDate == null ? setting.lockDate : checkLockDate(input.lockDate, clock.now());
  const limits =
    input.spendLimit == null
      ? {}
      : spendLimits(input.spendLimitDuration ?? 'LIFETIME', toCents(input.spendLimit, 'spendLimit'));
  Object.assign(setting, limits, { lockDate });
  setting.lockCardNextUse = input.lockCardNextUse ?? setting.lockCardNextUse;
  setting.cardNickname = input.cardNickname ?? setting.cardNickname;
  return card;
}

/** Refuses an order that could be filled only in part. */
function checkBulkOrder({ orderItems, offerId }: Input<'createVirtualCardBulkOrder'>, fluz: Fluz): void {
  const quantity = orderItems.reduce((sum, item) => sum + item.quantity, 0);
  if (orderItems.some((item) => item.quantity < 1) || quantity < 1 || quantity > largestBulkOrder)
    throw refuse('BAD_USER_INPUT', `Order between 1 and ${largestBulkOrder} cards.`);
  const cents = orderItems.reduce(
    (sum, item) => sum + item.quantity * toCents(item.spendLimit, 'spendLimit'),
    0,
  );
  checkFunds(virtualCardOffer(offerId, fluz), cents, fluz);
}
