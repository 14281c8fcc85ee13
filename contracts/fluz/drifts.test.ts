import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ScenarioRunner } from '../../src/scenario/testing/scenario-runner.ts';
import { drifts } from './sandbox/drifts.ts';

const refreshes = 'a token carries the scopes it was asked for, and its refresh keeps them';
const application = 'the application knows its health, its scopes and its users';
const lifeCycle = 'a virtual card is created, locked, edited and unlocked';
const merchants = 'finds merchants by name and by the kind of their offers';
const transactions = 'lists every transaction once, as many as it counts';
const cardTransactions = 'reads the transactions of one card, by type';
const refusedCard = 'refuses a bank card inside the payload, under HTTP 200';
const refusedPurchase = 'refuses a purchase of what is not on sale';

/** A drift pack, the scenario that it turns red, the operation that a finding of it names, and a word of that finding. */
type Row = readonly [pack: string, scenario: string, operation: string, word: string];

const rows: readonly Row[] = [
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

describe('each drift pack turns a scenario red, with a finding that names the operation', () => {
  let runner: ScenarioRunner;
  before(async () => {
    runner = await ScenarioRunner.open('fluz', 'staging');
  });
  after(() => runner.close());

  for (const title of new Set(rows.map(([, scenario]) => scenario))) {
    test(`without any: ${title}`, async () => assert.deepEqual(await runner.run(title), []));
  }

  for (const [pack, title, operation, word] of rows) {
    test(`${pack}: ${title}`, async () => {
      const findings = await runner.run(title, [pack]);
      const told = findings
        .filter((finding) => finding.operation === operation)
        .map(({ at = '', expected, found }) => `${at} expected ${expected}, found ${found}`);
      assert.ok(told.join('\n').includes(word), JSON.stringify(findings));
    });
  }

  test('none is left out', () => {
    assert.deepEqual(rows.map(([pack]) => pack).sort(), Object.keys(drifts).sort());
  });
});
