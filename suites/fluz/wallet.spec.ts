import type { Operations } from '../../contracts/fluz/types.d.ts';
import { expect, scenarioFor, shownBy } from '../../src/scenario/index.ts';
import { expectRefusal } from './expect-refusal.ts';

const scenario = scenarioFor<Operations>();

scenario('a bank card is added, named, preferred for a category and deleted', async ({ api, given }) => {
  const [{ bankCardId = '' }, categories] = await Promise.all([
    given.values('bankCard'),
    api.call('getMccList', {}),
  ]);
  const merchantCategoryCode = categories.data.getMccList[0]?.mcc ?? '';
  const category = { input: { bankCardId, merchantCategoryCode } };
  const [named, preferred] = await Promise.all([
    api.call('updateBankCardNickname', { variables: { input: { bankCardId, nickname: given.word() } } }),
    api.call('updateBankCardPreferredMerchantCategoryCode', { variables: category }),
  ]);
  expect(named.data.updateBankCardNickname.bankCard?.bankCardId, shownBy(named)).toBe(bankCardId);
  const preference = preferred.data.updateBankCardPreferredMerchantCategoryCode;
  expect(preference.bankCard?.bankCardId, shownBy(preferred)).toBe(bankCardId);
  await api.call('deleteBankCard', { variables: { input: { bankCardId } } });
  const wallet = (await api.call('getWallet', {})).data.getWallet;
  const statusOf = (id: string) => wallet?.bankCards?.find((card) => card.bankCardId === id)?.cardStatus;
  expect(statusOf(bankCardId)).toBe('INACTIVE');
});

scenario('refuses a bank card inside the payload, under HTTP 200', async ({ api, given }) => {
  const { userAddressId = '' } = await given.values('address');
  const card = { cardNumber: '4111111111111111', cvv: '111', cardholderName: 'Test Cardholder' };
  const valid = { ...card, expirationMonth: '01', expirationYear: '2029', userAddressId };
  const refused = [
    { ...valid, expirationYear: '2019' },
    { ...valid, cvv: '1' },
    { ...valid, userAddressId: null },
    { ...valid, userAddressId: given.uuid() },
  ];
  const replies = await Promise.all(
    refused.map((input) => api.attempt('addBankCard', { variables: { input } })),
  );
  for (const reply of replies) expectRefusal(reply, 'payload');
});

scenario('refuses to name or delete a bank card that does not exist', async ({ api, given }) => {
  const bankCardId = given.uuid();
  const [named, deleted] = await Promise.all([
    api.attempt('updateBankCardNickname', { variables: { input: { bankCardId, nickname: given.word() } } }),
    api.attempt('deleteBankCard', { variables: { input: { bankCardId } } }),
  ]);
  for (const reply of [named, deleted]) expectRefusal(reply, 'payload');
});

scenario('a repeated deposit moves money once', async ({ api, given, isolated }) => {
  await isolated();
  const { bankAccountId = '' } = await given.values('wallet');
  const deposit = { amount: 10.1, depositType: 'RESERVE_BALANCE' as const, bankAccountId };
  const variables = { input: { idempotencyKey: given.uuid(), ...deposit } };
  const reserve = async () =>
    (await api.call('getWallet', {})).data.getWallet?.balances?.reserveBalance?.availableBalance;
  const before = Number(await reserve());
  const first = (await api.call('depositCashBalance', { variables })).data.depositCashBalance;
  const second = (await api.call('depositCashBalance', { variables })).data.depositCashBalance;
  expect(first?.cashBalanceDeposits[0]?.depositAmount).toBe('10.10');
  expect(second?.cashBalanceDeposits).toEqual(first?.cashBalanceDeposits);
  expect(await reserve()).toBe((before + 10.1).toFixed(2));
});

scenario('refuses a deposit without one source, and a category for cash', async ({ api, given }) => {
  const [{ bankAccountId = '', walletCardId = '' }, categories] = await Promise.all([
    given.values('wallet'),
    api.call('getMccList', {}),
  ]);
  const deposit = { amount: 10, depositType: 'CASH_BALANCE' as const };
  const MCC = categories.data.getMccList[0]?.mcc ?? '';
  const refused = [
    deposit,
    { ...deposit, bankAccountId, bankCardId: walletCardId },
    { ...deposit, bankAccountId, MCC },
    { ...deposit, bankAccountId: given.uuid() },
  ];
  const replies = await Promise.all(
    refused.map((input) =>
      api.attempt('depositCashBalance', { variables: { input: { idempotencyKey: given.uuid(), ...input } } }),
    ),
  );
  for (const reply of replies) expectRefusal(reply, 'graphql');
});
