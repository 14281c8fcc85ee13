import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readProviderSync } from './load-provider.ts';

const contracts = join(import.meta.dirname, '../../contracts');

/**
 * What one successful call does in live, by the provider facts: §1.4 (Fluz), §2.1 and §2.4 (Flexiti), §3.3 and §3.6
 * (Truphone). Money that leaves an account, or is bound, is spent; what no other operation takes back is irreversible.
 */
const effects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fluz: {
    read: `marco getAccountsByUserId getApplicationScopes getApplicationUsers getVirtualCardOffers getMerchants getOfferQuote
      getGiftCards getUserPurchases getTransactions getVirtualCardTransactions getWallet getMccList getUserAddresses
      approvalRequests`,
    reversible: `generateUserAccessToken refreshUserAccessToken editVirtualCard lockVirtualCard unlockVirtualCard addBankCard
      updateBankCardNickname updateBankCardPreferredMerchantCategoryCode requestVirtualCard`,
    spend: `purchaseGiftCard createVirtualCard createVirtualCardBulkOrder depositCashBalance approveApprovalRequest`,
    irreversible: `revealGiftCardByGiftCardId deleteBankCard registerUser`,
  },
  flexiti: {
    read: `createToken loginMerchant getI18n getTermsAndConditions decodeDriversLicense searchCustomers lookupCustomer
      calculateInterestV25 calculateInterest getAuthorizationV25 getAuthorization listAuthorizationsV25 listAuthorizations
      listCapturesV25 listCaptures`,
    reversible: 'initWidget verifyAccount',
    bureau: 'apply',
    spend: 'createTransaction createAuthorizationV25 createAuthorization captureAuthorization',
    irreversible: 'closeAccount refundAccount releaseAuthorization returnCapture',
  },
  truphone: {
    read: `createToken getOrder listProducts getProduct getSim getSimPreferences listSimSubscriptions listSubscriptions
      getSubscription getCustomer listPaymentMethods getOrderV2 getSimV2 listSubscriptionsV2 getSubscriptionV2`,
    reversible: `updateSim registerNotification unregisterNotification updateCustomer createPaymentMethod
      registerNotificationV2`,
    spend: 'createOrder createOrderV2',
    irreversible: 'activateSubscription createCustomer deletePaymentMethod',
  },
};

/** Beside what is read. Repeated, these have no second effect: a key of the contract sees to it, or the same again is the same. */
const safeToRetry: Readonly<Record<string, string>> = {
  fluz: `generateUserAccessToken purchaseGiftCard revealGiftCardByGiftCardId createVirtualCard editVirtualCard lockVirtualCard
    unlockVirtualCard depositCashBalance updateBankCardNickname updateBankCardPreferredMerchantCategoryCode deleteBankCard
    approveApprovalRequest`,
  flexiti: '',
  truphone: 'updateSim registerNotification unregisterNotification updateCustomer registerNotificationV2',
};

/** Older versions beside newer ones, and what is gone from the pages (§2.4). */
const deprecated: Readonly<Record<string, string>> = {
  fluz: '',
  flexiti: `loginMerchant apply calculateInterestV25 createAuthorizationV25 getAuthorizationV25 listAuthorizationsV25
    listCapturesV25`,
  truphone: '',
};

/** With another credential than the default one: §1.2 and §1.4 (Basic), §2.3 (token), §3.2 (roles). */
const otherAuth: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fluz: {
    application: `marco getAccountsByUserId getApplicationScopes getApplicationUsers generateUserAccessToken
      refreshUserAccessToken registerUser`,
  },
  flexiti: { none: 'createToken' },
  truphone: {
    none: 'createToken',
    accountManager: `createCustomer getCustomer updateCustomer listPaymentMethods createPaymentMethod deletePaymentMethod`,
  },
};

/** What a token must be for: §1.4 and §2.3 (all that the list of the customer scope leaves out). */
const scopes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fluz: {
    CREATE_VIRTUALCARD: 'getVirtualCardOffers createVirtualCard createVirtualCardBulkOrder',
    LIST_OFFERS: 'getMerchants getOfferQuote',
    LIST_PURCHASES: 'getGiftCards getUserPurchases',
    'LIST_PAYMENT LIST_PURCHASES': 'getTransactions',
    'PCI_COMPLIANCE REVEAL_VIRTUALCARD': 'getVirtualCardTransactions',
    LIST_PAYMENT: 'getWallet',
    LIST_APPROVALS: 'approvalRequests',
    PURCHASE_GIFTCARD: 'purchaseGiftCard',
    REVEAL_GIFTCARD: 'revealGiftCardByGiftCardId',
    EDIT_VIRTUALCARD: 'editVirtualCard lockVirtualCard unlockVirtualCard',
    MAKE_DEPOSIT: 'depositCashBalance',
    MANAGE_PAYMENT: `getUserAddresses addBankCard updateBankCardNickname updateBankCardPreferredMerchantCategoryCode
      deleteBankCard`,
    REQUEST_VIRTUAL_CARD: 'requestVirtualCard',
    MANAGE_APPROVALS: 'approveApprovalRequest',
  },
  flexiti: {
    merchant: `searchCustomers lookupCustomer refundAccount createTransaction getAuthorizationV25 getAuthorization
      listAuthorizationsV25 listAuthorizations releaseAuthorization captureAuthorization returnCapture listCapturesV25
      listCaptures`,
  },
  truphone: {},
};

type Table = Readonly<Record<string, string>>;

function words(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}

/** Operation → what a table says of it, by name. */
function byOperation(table: Table | undefined): object {
  const said = Object.entries(table ?? {}).flatMap(([what, ids]) =>
    words(ids).map((id) => [id, what] as const),
  );
  return Object.fromEntries(said.toSorted());
}

for (const id of Object.keys(effects))
  describe(`the operations of ${id}`, () => {
    const operations = Object.entries(readProviderSync(join(contracts, id)).operations).toSorted();
    const said = (of: (policy: (typeof operations)[number][1]) => string | undefined): object =>
      Object.fromEntries(
        operations.flatMap(([name, policy]) => {
          const what = of(policy);
          return what === undefined ? [] : [[name, what]];
        }),
      );

    test('do in live what the provider documents', () =>
      assert.deepEqual(
        said(({ effect }) => effect),
        byOperation(effects[id]),
      ));
    test('are sent with the credential that the provider documents', () =>
      assert.deepEqual(
        said(({ auth }) => auth),
        byOperation(otherAuth[id]),
      ));
    test('need the scopes that the provider documents', () =>
      assert.deepEqual(
        said((policy) => policy.scopes?.join(' ')),
        byOperation(scopes[id]),
      ));
    test('are repeated only where that has no second effect', () =>
      assert.deepEqual(
        said((policy) => (policy.safeToRetry === true ? 'safe' : undefined)),
        byOperation({ safe: safeToRetry[id] ?? '' }),
      ));
    test('are deprecated where the provider says so', () =>
      assert.deepEqual(
        said((policy) => (policy.deprecated === true ? 'deprecated' : undefined)),
        byOperation({ deprecated: deprecated[id] ?? '' }),
      ));
  });
