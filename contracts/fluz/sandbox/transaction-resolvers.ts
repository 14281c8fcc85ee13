import type { Arguments, Fluz, Input } from './fluz.ts';
import { page, pageBounds } from './page.ts';
import { refuse } from './refusal.ts';
import type { State, Transaction } from './state.ts';
import type { CardTransaction } from './virtual-card.ts';
import { virtualCardById } from './virtual-card-by-id.ts';

type Dates = {
  readonly dateRangeStart?: string | null | undefined;
  readonly dateRangeEnd?: string | null | undefined;
};

/** Movements on the account and on the virtual cards. */
export const transactionResolvers = {
  'Query.getTransactions': (
    _: unknown,
    { filter, paginate }: Arguments<'getTransactions'>,
    { state }: Fluz,
  ) => {
    const types = filter?.transactionTypes;
    const wanted = state.transactions.filter(
      ({ transactionType, createdAt }) =>
        (types == null || types.includes(transactionType)) && isWithin(createdAt, filter ?? {}),
    );
    return {
      transactions: page(wanted, paginate).map(showTransaction),
      totalCount: wanted.length,
      hasNextPage: pageBounds(paginate).end < wanted.length,
    };
  },

  'Query.getVirtualCardTransactions': (
    _: unknown,
    { input }: Arguments<'getVirtualCardTransactions'>,
    { state }: Fluz,
  ) => {
    const ids = input?.virtualCardIds;
    if (ids != null && ids.length > 10) throw refuse('BAD_USER_INPUT', 'At most 10 virtualCardIds.');
    const cards = (ids ?? state.virtualCards.map(({ virtualCardId }) => virtualCardId)).map((id) => ({
      virtualCardId: virtualCardById(id, state).virtualCardId,
      transactions: transactionsOf(id, input?.filters ?? {}, state),
    }));
    return ids == null ? pageOverAll(cards, input) : pagePerCard(cards, input);
  },
};

type CardPage = { readonly virtualCardId: string; readonly transactions: readonly CardTransaction[] };
type CardInput = Input<'getVirtualCardTransactions'> | null | undefined;

function pagePerCard(cards: readonly CardPage[], input: CardInput): readonly CardPage[] {
  const { start, end } = pageBounds(input, 500);
  return cards.map((card) => ({ ...card, transactions: card.transactions.slice(start, end) }));
}

/** inferred: the limit counts transactions, and a card stays in the answer though none of its own is on the page. */
function pageOverAll(cards: readonly CardPage[], input: CardInput): readonly CardPage[] {
  const { start, end } = pageBounds(input, 500, 100);
  let before = 0;
  return cards.map((card) => {
    const first = before;
    before += card.transactions.length;
    const from = Math.max(0, start - first);
    return { ...card, transactions: card.transactions.slice(from, Math.max(from, end - first)) };
  });
}

function transactionsOf(
  virtualCardId: string,
  filters: NonNullable<NonNullable<CardInput>['filters']>,
  { cardTransactions }: State,
): readonly CardTransaction[] {
  return (cardTransactions.get(virtualCardId) ?? []).filter(
    ({ transactionType, transactionDate }) =>
      (filters.transactionTypes == null || filters.transactionTypes.includes(transactionType)) &&
      isWithin(transactionDate, filters),
  );
}

function isWithin(date: string, { dateRangeStart, dateRangeEnd }: Dates): boolean {
  const time = Date.parse(date);
  return (
    (dateRangeStart == null || time >= Date.parse(dateRangeStart)) &&
    (dateRangeEnd == null || time <= Date.parse(dateRangeEnd))
  );
}

/** The names of both editions of the schema: which ones are served is the schema's choice. */
function showTransaction({ recordId, transactionType, createdAt }: Transaction) {
  const connected = { channel: 'API', connectedAppId: null, connectedAppName: 'Test Application' };
  const older = { record_id: recordId, transaction_type: transactionType, created_at: createdAt };
  return { recordId, transactionType, createdAt, ...connected, ...older };
}
