import { testDrifts } from '../../src/scenario/testing/drift-cases.ts';
import type { DriftCase } from '../../src/scenario/testing/drift-cases.ts';
import { drifts } from './sandbox/drifts.ts';

const refreshes = 'a token carries the scopes it was asked for, and its refresh keeps them';
const application = 'the application knows its health, its scopes and its users';
const lifeCycle = 'a virtual card is created, locked, edited and unlocked';
const merchants = 'finds merchants by name and by the kind of their offers';
const transactions = 'lists every transaction once, as many as it counts';
const cardTransactions = 'reads the transactions of one card, by type';
const refusedCard = 'refuses a bank card inside the payload, under HTTP 200';
const refusedPurchase = 'refuses a purchase of what is not on sale';

const rows: readonly DriftCase[] = [
  ['create-virtual-card-flat', lifeCycle, 'createVirtualCard', 'input'],
  ['create-virtual-card-before-newest', lifeCycle, 'createVirtualCard', 'memo'],
  ['record-id-snake', transactions, 'getTransactions', 'recordId'],
  ['access-token-name', refreshes, 'generateUserAccessToken', 'token'],
  ['generate-access-token', refreshes, 'generateUserAccessToken', 'generateUserAccessToken'],
  ['refresh-by-user-id', refreshes, 'refreshUserAccessToken', 'refreshToken'],
  ['refresh-answers-as-generate', refreshes, 'refreshUserAccessToken', 'refreshUserAccessToken'],
  ['balances-string', 'authenticates', 'getWallet', 'Balance'],
  ['get-bins-back', lifeCycle, 'getVirtualCardOffers', 'getVirtualCardOffers'],
  ['virtual-card-offer-snake', lifeCycle, 'getVirtualCardOffers', 'offerId'],
  ['stock-info-object', merchants, 'getMerchants', 'stockInfo'],
  ['withdraw-spelt-right', application, 'getApplicationScopes', 'MAKE_WITHDRAW'],
  ['virtual-card-ids-required', cardTransactions, 'getVirtualCardTransactions', 'virtualCardIds'],
  ['paypal-vault-id-capitals', 'authenticates', 'getWallet', 'paypalVaultId'],
  ['application-users-without-accounts', application, 'getApplicationUsers', 'accounts'],
  ['new-gift-card-status', 'quotes, sells and reveals a gift card', 'purchaseGiftCard', 'PENDING_FULFILMENT'],
  ['purchase-fails-inside', refusedPurchase, 'purchaseGiftCard', 'purchaseId'],
  ['bank-card-fails-outside', refusedCard, 'addBankCard', 'payload'],
];

testDrifts('fluz', 'staging', Object.keys(drifts), rows);
