import type { Arguments, Fluz, Input } from './fluz.ts';
import { inPayload, refuse } from './refusal.ts';
import type { Address, BankCard } from './wallet.ts';
import { checkMerchantCategory } from './wallet-resolvers.ts';

/** Bank cards: adding, naming, deleting. All of them fail inside the payload. */
export const bankCardResolvers = {
  'Mutation.addBankCard': (_: unknown, { input }: Arguments<'addBankCard'>, fluz: Fluz) =>
    inPayload(() => {
      checkCard(input, fluz.clock.now());
      const bankCard = createBankCard(input, billingAddress(input, fluz), fluz);
      fluz.state.wallet.bankCards.push(bankCard);
      return { bankCard };
    }),

  'Mutation.updateBankCardNickname': (
    _: unknown,
    { input }: Arguments<'updateBankCardNickname'>,
    fluz: Fluz,
  ) =>
    inPayload(() => {
      const bankCard = bankCardById(input.bankCardId, fluz);
      bankCard.nickname = input.nickname;
      return { bankCard };
    }),

  'Mutation.updateBankCardPreferredMerchantCategoryCode': (
    _: unknown,
    { input }: Arguments<'updateBankCardPreferredMerchantCategoryCode'>,
    fluz: Fluz,
  ) =>
    inPayload(() => {
      checkMerchantCategory(input.merchantCategoryCode);
      const bankCard = bankCardById(input.bankCardId, fluz);
      bankCard.merchantCategoryCode = input.merchantCategoryCode;
      return { bankCard };
    }),

  'Mutation.deleteBankCard': (_: unknown, { input }: Arguments<'deleteBankCard'>, fluz: Fluz) =>
    inPayload(() => {
      const bankCard = bankCardById(input.bankCardId, fluz);
      bankCard.cardStatus = 'INACTIVE';
      return { bankCard };
    }),
};

function bankCardById(bankCardId: string, { state }: Fluz): BankCard {
  const card = state.wallet.bankCards.find((candidate) => candidate.bankCardId === bankCardId);
  if (card === undefined) throw refuse('NOT_FOUND', 'No such bank card.');
  return card;
}

/** inferred: the checks that every card processor makes; no page lists those of Fluz. */
function checkCard(input: Input<'addBankCard'>, now: number): void {
  if (!/^\d{13,19}$/.test(input.cardNumber) || !passesLuhn(input.cardNumber))
    throw refuse('BAD_USER_INPUT', 'cardNumber is no card number.');
  if (!/^\d{3,4}$/.test(input.cvv)) throw refuse('BAD_USER_INPUT', 'cvv has three or four digits.');
  const month = Number(input.expirationMonth);
  const expires = Date.UTC(Number(input.expirationYear), month);
  if (!(month >= 1 && month <= 12 && expires > now)) throw refuse('BAD_USER_INPUT', 'The card has expired.');
}

function passesLuhn(digits: string): boolean {
  const weighted = Array.from(digits, Number)
    .reverse()
    .map((digit, index) => digit * (index % 2 === 1 ? 2 : 1));
  const sum = weighted.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

function billingAddress(input: Input<'addBankCard'>, { state, newId }: Fluz): string {
  const { billingAddress: given, userAddressId } = input;
  if ((given == null) === (userAddressId == null))
    throw refuse('BAD_USER_INPUT', 'Name either billingAddress or userAddressId.');
  const known = state.wallet.addresses.find((address) => address.userAddressId === userAddressId);
  if (known !== undefined) return known.userAddressId;
  if (given == null) throw refuse('NOT_FOUND', 'No such address.');
  const address: Address = {
    ...given,
    streetAddressLine2: given.streetAddressLine2 ?? null,
    userAddressId: newId.uuid(),
  };
  state.wallet.addresses.push(address);
  return address.userAddressId;
}

function createBankCard(input: Input<'addBankCard'>, billingAddressId: string, fluz: Fluz): BankCard {
  return {
    bankCardId: fluz.newId.uuid(),
    ownerAccountId: fluz.credentials['accountId'] ?? null,
    addedUserId: fluz.credentials['userId'] ?? null,
    cardType: 'CREDIT',
    cardProcessor: input.cardNumber.startsWith('4') ? 'VISA' : 'MASTERCARD',
    cardholderName: input.cardholderName,
    lastFourDigits: input.cardNumber.slice(-4),
    expirationMonth: input.expirationMonth,
    expirationYear: input.expirationYear,
    cardStatus: 'ACTIVE',
    billingAddressId,
  };
}
