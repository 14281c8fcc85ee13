import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDrifts } from '../../src/scenario/testing/drift-cases.ts';
import type { DriftCase } from '../../src/scenario/testing/drift-cases.ts';
import { drifts } from './sandbox/drifts.ts';

const found = 'finds a customer by name and by number';
const priced = 'v2.5 and v2.5.1 price a purchase alike';
const sells = 'sells in store with v2.5.1, from the search to the return';
const labelled = 'labels its forms in both languages';
const decided = 'decides an application by the middle name, always with 200';
const authenticates = 'authenticates';
const small = 'lets a small regular purchase bypass verification';

const rows: readonly DriftCase[] = [
  ['apr-instead-of-annual-rates', priced, 'calculateInterest', 'annual_rates'],
  ['annual-rates-in-v25', priced, 'calculateInterestV25', 'apr'],
  ['plan-name-missing', sells, 'calculateInterest', 'a name to show the customer'],
  ['category-type-renamed', priced, 'calculateInterest', 'category_type'],
  ['available-credit-as-text', priced, 'calculateInterest', 'available_credit'],
  ['customer-id-as-number', found, 'lookupCustomer', 'customer_id'],
  ['credit-limit-as-number', found, 'searchCustomers', 'credit_limit'],
  ['tos-renamed', found, 'searchCustomers', 'tos_agreement'],
  ['account-type-renamed', found, 'searchCustomers', 'customer_account_type'],
  ['longer-names', found, 'searchCustomers', 'last_name'],
  [
    'risk-ratings-of-old',
    'rates a customer by the middle name of the application',
    'searchCustomers',
    'risk_rating',
  ],
  ['verification-code-as-text', small, 'verifyAccount', 'verification_code'],
  ['purchase-type-with-space', small, 'createAuthorization', 'transaction_type'],
  ['apply-gone', decided, 'apply', '404'],
  ['merchant-login-gone', 'logs no merchant in with a wrong password', 'loginMerchant', '404'],
  ['unauthorized-with-capital', 'refuses missing credentials', 'getI18n', 'Unauthorized'],
  ['wrong-input-singular', 'decodes a scanned licence', 'decodeDriversLicense', 'wrong_input'],
  ['not-found-as-400', 'answers 404 for a customer that nobody knows', 'searchCustomers', '400'],
  ['scope-as-401', 'refuses a credential with too little scope', 'searchCustomers', '401'],
  [
    'reference-id-for-tokens',
    'wants a reference id for each request but those for tokens',
    'createToken',
    '409',
  ],
  ['refresh-after-expiry', 'refreshes no token that has expired', 'createToken', '200'],
  ['v251-missing', sells, 'calculateInterest', '404'],
  ['i18n-missing', labelled, 'getI18n', '404'],
  ['decline-as-409', decided, 'apply', 'application_declined'],
  [
    'scope-in-the-message',
    'refuses a credential with too little scope',
    'searchCustomers',
    'insufficient_scope',
  ],
  ['v25-gone', 'sells in store with v2.5, from the search to the return', 'calculateInterestV25', '404'],
  [
    'vcc-number-as-number',
    'does not authorise a card that nobody has',
    'createAuthorization',
    'wrong_inputs',
  ],
  ['reference-id-not-needed', 'wants a reference id for each request but those for tokens', 'getI18n', '200'],
  ['new-error-code', 'returns no more than was captured', 'returnCapture', 'vcc_not_active'],
  ['vcc-number-required', 'says where a code was sent, and does not answer it', 'verifyAccount', '409'],
  ['calculate-interest-as-get', priced, 'calculateInterest', '405'],
  ['i18n-as-post', labelled, 'getI18n', '405'],
  ['new-response-code', 'decodes a scanned licence', 'decodeDriversLicense', '422'],
  ['verify-in-the-plural', small, 'verifyAccount', '404'],
  ['longer-id', found, 'apply', 'account_number'],
  ['account-number-as-text', found, 'searchCustomers', 'account_number'],
  ['untrusted-origin', authenticates, 'createToken', '466'],
  ['not-provisioned', authenticates, 'getI18n', 'invalid_role'],
  ['maintenance', authenticates, 'getI18n', '500'],
  ['reference-id-with-hyphens', authenticates, 'getI18n', 'wrong_inputs'],
];

testDrifts('flexiti', 'training', Object.keys(drifts), rows);

describe('a drift pack changes a copy', () => {
  const body = {
    account_number: 1,
    apr: 0.1,
    tos_agreement: true,
    error: 'wrong_inputs',
    items: [{ account_number: 2 }],
  };
  for (const [name, { reply }] of Object.entries(drifts)) {
    test(name, () => {
      for (const status of [200, 400, 401, 409]) {
        const given = structuredClone({ status, body });
        for (const operation of [
          'apply',
          'createToken',
          'searchCustomers',
          'calculateInterest',
          'calculateInterestV25',
        ]) {
          reply?.(operation, given);
        }
        assert.deepEqual(given, { status, body });
      }
    });
  }
});
