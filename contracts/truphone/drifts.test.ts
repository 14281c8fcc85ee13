import { testDrifts } from '../../src/scenario/testing/drift-cases.ts';
import type { DriftCase } from '../../src/scenario/testing/drift-cases.ts';
import { drifts } from './sandbox/drifts.ts';

const ordersEsim = 'orders an eSIM, which is there with its plan once the order is completed';
const topsUp = 'tops up an eSIM with nothing but a device, a product and the ICCID';
const registers = 'registers a webhook for each type of notification, and stops one';
const prices = 'prices the catalogue in euros, or in the currency asked for';
const paymentMethod = 'adds a payment method by its token, lists it and deletes it';
const v2Orders = 'v2 orders an eSIM, and its links lead to what it brought';

const rows: readonly DriftCase[] = [
  ['device-type-mandatory', topsUp, 'createOrder', 'device.type'],
  ['order-by-allowance-id', ordersEsim, 'createOrder', 'allowanceId'],
  ['order-by-id', ordersEsim, 'createOrder', 'subscriptions.id'],
  ['top-up-by-old-name', topsUp, 'createOrder', 'operationType'],
  ['order-errors-dropped', 'refuses a product that is not in the catalogue', 'createOrder', '400'],
  ['product-ids-changed', ordersEsim, 'getSubscription', 'product of the plan'],
  ['external-id-removed', ordersEsim, 'createOrder', 'externalId'],
  ['order-id-not-yet', ordersEsim, 'createOrder', '"id"'],
  ['subscription-type-back', ordersEsim, 'getSubscription', '5.8.0'],
  ['order-with-data-amount', ordersEsim, 'createOrder', 'dataValue'],
  ['auto-renew-removed', ordersEsim, 'getSubscription', 'auto_renew'],
  ['auto-renew-boolean', ordersEsim, 'getSubscription', 'auto_renew'],
  ['smdp-url-with-protocol', ordersEsim, 'getOrder', 'smdpUrl'],
  ['lpa-url-not-yet', ordersEsim, 'getSim', 'LPA:1'],
  [
    'eid-unchecked',
    'refuses an EID that is missing, too short, or wrong in its check digits',
    'updateSim',
    'accepted',
  ],
  ['order-status-misspelt', ordersEsim, 'getOrder', 'FULFILING'],
  ['sim-status-renamed', ordersEsim, 'getSim', 'status'],
  ['sim-matching-id-camel-case', ordersEsim, 'getSim', 'matching_id'],
  ['notifications-not-implemented', registers, 'getSimPreferences', '404'],
  ['unregister-path-renamed', registers, 'unregisterNotification', '404'],
  ['product-path-plural', 'authenticates', 'listProducts', '404'],
  ['subscription-path-plural', 'lists to the end without loss or repeat', 'listSubscriptions', '404'],
  ['customer-by-query', 'creates a customer, changes one field and deletes another', 'updateCustomer', '404'],
  ['base-path-renamed', 'authenticates', 'listProducts', '404'],
  ['currency-parameter-only', prices, 'listProducts', 'targetCurrency is unknown'],
  ['target-currency-parameter-only', prices, 'listProducts', 'currency is unknown'],
  ['notification-type-misspelt', registers, 'getSimPreferences', 'types with their handlers'],
  ['payment-method-camel-case', paymentMethod, 'listPaymentMethods', 'last_digits'],
  ['v2-receipt-links', v2Orders, 'createOrderV2', '_links'],
  ['v2-order-links', v2Orders, 'getOrderV2', 'links'],
  [
    'v2-balances-as-strings',
    'v2 shows a plan with the balances and dates of v1',
    'getSubscriptionV2',
    'initial_balance',
  ],
];

testDrifts('truphone', 'pre-production', Object.keys(drifts), rows);
