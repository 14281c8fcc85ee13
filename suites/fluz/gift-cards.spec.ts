import type { Operations } from '../../contracts/fluz/types.d.ts';
import { expect, scenarioFor, shownBy } from '../../src/scenario/index.ts';
import type { ScenarioApi } from '../../src/scenario/index.ts';
import { everyPage } from './every-page.ts';
import { expectRefusal } from './expect-refusal.ts';

type Api = Pick<ScenarioApi<Operations & Record<string, { input: unknown; data: unknown }>>, 'call'>;
const scenario = scenarioFor<Operations>();

scenario('quotes, sells and reveals a gift card', async ({ api, given }) => {
  const { merchantSlug = '' } = await given.values('merchant');
  const quote = await api.call('getOfferQuote', {
    variables: { input: { slug: merchantSlug, denomination: 25 } },
  });
  expect(quote.data.getOfferQuote?.type).toBe('GIFT_CARD_OFFER');
  const offerId = quote.data.getOfferQuote?.offerId ?? '';
  const input = { idempotencyKey: given.uuid(), offerId, amount: 25 };
  const { purchaseGiftCard: purchase } = (await api.call('purchaseGiftCard', { variables: { input } })).data;
  expect(purchase?.purchaseAmount).toBe('25.00');
  const giftCardId = purchase?.giftCard?.giftCardId ?? '';
  const revealed = await api.call('revealGiftCardByGiftCardId', { variables: { giftCardId } });
  const secret = revealed.data.revealGiftCardByGiftCardId;
  expect(secret?.code != null || secret?.url != null, 'there is a code or a link').toBe(true);
  const cards = await everyPage(
    async (paginate) => (await api.call('getGiftCards', { variables: { paginate } })).data.getGiftCards,
  );
  expect(cards.find((card) => card.giftCardId === giftCardId)?.merchant?.slug).toBe(merchantSlug);
});

const purchases = (api: Api) =>
  everyPage(
    async (paginate) =>
      (await api.call('getUserPurchases', { variables: { paginate } })).data.getUserPurchases,
  );

scenario('a repeated purchase buys once', async ({ api, given, isolated }) => {
  await isolated();
  const { merchantSlug = '' } = await given.values('merchant');
  const before = await purchases(api);
  const variables = { input: { idempotencyKey: given.uuid(), merchantSlug, amount: 10 } };
  const first = (await api.call('purchaseGiftCard', { variables })).data.purchaseGiftCard;
  const second = (await api.call('purchaseGiftCard', { variables })).data.purchaseGiftCard;
  expect(second).toEqual(first);
  const after = await purchases(api);
  expect(after.length, 'purchases').toBe(before.length + 1);
  const bought = after.find(({ purchaseId }) => purchaseId === first?.purchaseId);
  expect(bought?.purchaseAmount).toBe('10.00');
});

scenario('refuses a purchase of what is not on sale', async ({ api, given, isolated }) => {
  await isolated();
  const before = await purchases(api);
  const { merchantSlug = '' } = await given.values('merchant');
  const refused = [
    { merchantSlug, amount: 1_000_000 },
    { merchantSlug: `no-such-${given.word()}`, amount: 25 },
    { offerId: given.uuid(), amount: 25 },
    { amount: 25 },
  ];
  const replies = await Promise.all(
    refused.map((order) =>
      api.attempt('purchaseGiftCard', { variables: { input: { idempotencyKey: given.uuid(), ...order } } }),
    ),
  );
  for (const reply of replies) expectRefusal(reply, 'graphql');
  const from = replies.slice(0, 1).map(shownBy).join('');
  expect(await purchases(api), `purchases after the refusals from ${from} on`).toEqual(before);
});

scenario('lists gift cards by their status', async ({ api, given }) => {
  const active = () =>
    everyPage(
      async (paginate) =>
        (await api.call('getGiftCards', { variables: { status: ['ACTIVE'], paginate } })).data.getGiftCards,
    );
  const before = await active();
  const { giftCardId } = await given.values('giftCard');
  expect(before.map((card) => card.giftCardId)).not.toContain(giftCardId);
  const after = await active();
  expect(after.map((card) => card.giftCardId)).toContain(giftCardId);
  expect(new Set(after.map(({ status }) => status))).toEqual(new Set(['ACTIVE']));
});

scenario('finds merchants by name and by the kind of their offers', async ({ api }) => {
  const find = (offerTypes: { giftCardOffer?: boolean; cardLinkedOffer?: boolean }) =>
    api.call('getMerchants', { variables: { name: 'a', paginate: { limit: 20, offset: 0 }, offerTypes } });
  const [linked, cards] = await Promise.all([find({ cardLinkedOffer: true }), find({ giftCardOffer: true })]);
  const typesOf = ({ data }: typeof linked) =>
    new Set(data.getMerchants.flatMap(({ offers }) => (offers ?? []).map(({ type }) => type)));
  expect(typesOf(linked), shownBy(linked)).toEqual(new Set(['CARD_LINKED_OFFER']));
  expect(typesOf(cards).has('CARD_LINKED_OFFER'), shownBy(cards)).toBe(false);
  expect(
    cards.data.getMerchants.every(({ name }) => /a/i.test(name)),
    shownBy(cards),
  ).toBe(true);
});
