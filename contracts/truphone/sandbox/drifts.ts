import type { DriftPack } from '../../../src/sandbox/index.ts';
import { renamedProductId } from './catalogue.ts';
import {
  EARLIER_SIM,
  NOT_THERE,
  notThere,
  objects,
  onlySubscriptionsWith,
  refuseOrder,
  renamed,
  withMetadata,
  without,
  withOutput,
} from './drift-tools.ts';
import { isValidEid } from './eid.ts';
import { failure, senseless } from './failure.ts';
import type { Schemas } from './state.ts';

type Json = Record<string, unknown>;

const ORDERS = ['createOrder', 'getOrder'];
const SUBSCRIPTIONS = ['getSubscription', 'listSimSubscriptions', 'listSubscriptions'];

const renameProducts = objects(['listProducts', 'getProduct'], (product) => ({
  ...product,
  id: renamedProductId(String(product.id)),
}));

/** The provider's documented changes, each to be put in force in a running sandbox. */
export const drifts: Readonly<Record<string, DriftPack>> = {
  'device-type-mandatory': {
    describe: 'device.type, until now optional in a top-up, is mandatory in every order',
    source: 'Truphone/connect-api-docs 8d56d2c, 2020-03-10; in no release note',
    before: (request) =>
      refuseOrder(request, ({ device }) =>
        device.type === undefined ? senseless('device.type is required') : undefined,
      ),
  },
  'order-by-allowance-id': {
    describe: 'an order names its products by allowanceId and not yet by product_id',
    source: 'release notes 5.5.0, which took product_id beside it',
    before: onlySubscriptionsWith('allowanceId'),
  },
  'order-by-id': {
    describe: 'an order names its products by id, two names ago',
    source: 'Truphone/connect-api-docs 394146f, January 2020: sample of the orders page',
    before: onlySubscriptionsWith('id'),
  },
  'top-up-by-old-name': {
    describe: 'a top-up is called TOPUP_ACTIVATION, and TOPUP is unknown',
    source:
      'Truphone/connect-api-docs: TOPUP is "preferred" since January 2020, the sample at HEAD has the old name',
    before: (request) =>
      refuseOrder(request, ({ operationType }) =>
        operationType === 'TOPUP' ? senseless('operationType is unknown') : undefined,
      ),
  },
  'order-errors-dropped': {
    describe: 'an order that cannot be taken is answered with 400 and not with 422',
    source: 'Truphone/connect-api-docs: HEAD has only the common errors, the tables of January 2020 are gone',
    reply: (operation, reply) =>
      operation === 'createOrder' && reply.status === 422 ? senseless('The order makes no sense') : reply,
  },
  'product-ids-changed': {
    // inferred: what becomes of subscriptions bought before is not said; they go on naming products by their old ids.
    describe: 'the catalogue shows new product ids and one product less; orders with the old ids are refused',
    source: 'release notes 5.4.0, February 2020, labelled compatible',
    before: (request) =>
      refuseOrder(request, ({ subscriptions }) =>
        subscriptions.some(({ product_id }) => !product_id.endsWith('='))
          ? failure(422, 'PRODUCT_NOT_FOUND', 'The product was not found for given id')
          : undefined,
      ),
    reply: (operation, reply) => {
      const whole = renameProducts(operation, reply);
      return operation === 'listProducts' && Array.isArray(whole.body)
        ? { ...whole, body: whole.body.slice(0, -1) as unknown[] }
        : whole;
    },
  },
  'external-id-removed': {
    describe: 'the deprecated externalId is gone from the replies of orders',
    source: 'release notes 5.8.0, April 2020: "it will be removed in a future release"',
    reply: objects(ORDERS, (order) => without(order, 'externalId')),
  },
  'order-id-not-yet': {
    describe: 'orders have externalId alone, and no id',
    source: 'before release notes 5.8.0, which added id',
    reply: objects(ORDERS, (order) => without(order, 'id')),
  },
  'subscription-type-back': {
    describe: 'subscriptions have the field type again, as before 5.8.0',
    source: 'release notes 5.8.0, April 2020, under "Breaking Changes"',
    reply: objects(SUBSCRIPTIONS, (subscription) => ({ ...subscription, type: 'DATA' })),
  },
  'order-with-data-amount': {
    // inferred: that the two were mandatory until they were removed.
    describe: 'an order says how much data it buys, in dataValue and dataUnit, as before 5.8.0',
    source: 'release notes 5.8.0, April 2020: dataValue and dataUnit removed from the request',
    before: onlySubscriptionsWith('dataValue'),
  },
  'auto-renew-removed': {
    describe: 'auto_renew is gone from subscriptions',
    source: 'Truphone/connect-api-docs, 2020-03-17: removed from the docs, not from the samples',
    reply: objects(SUBSCRIPTIONS, (subscription) => without(subscription, 'auto_renew')),
  },
  'auto-renew-boolean': {
    describe: 'auto_renew is a boolean and no longer a string',
    source: 'Truphone/connect-api-docs, subscription page of January 2020',
    reply: objects(SUBSCRIPTIONS, (subscription) => ({ ...subscription, auto_renew: false })),
  },
  'smdp-url-with-protocol': {
    describe: 'smdpUrl begins with https://',
    source: 'release notes 5.5.0, which removed the protocol as a plain change',
    reply: objects(['getOrder'], (order) =>
      withOutput(order, ({ smdpUrl, ...output }) =>
        typeof smdpUrl === 'string' ? { ...output, smdpUrl: `https://${smdpUrl}` } : output,
      ),
    ),
  },
  'lpa-url-not-yet': {
    describe: 'neither orders nor SIMs have an lpa_url',
    source: 'before release notes 5.9.0, which added the LPA string to both',
    reply: objects(['getOrder', 'getSim', 'updateSim'], (object) =>
      withOutput(without(object, 'lpa_url'), (output) => without(output, 'lpa_url')),
    ),
  },
  'eid-unchecked': {
    describe: 'an EID is taken whatever its check digits are',
    source: 'before release notes 5.9.0, which lists EID validation',
    before: ({ body, operation, path, problems }) =>
      operation === 'updateSim' && problems.length === 0 && !isValidEid((body as Schemas['SimUpdate']).eid)
        ? { status: 200, body: { ...path, ...(body as Json), ...EARLIER_SIM } }
        : undefined,
  },
  'order-status-misspelt': {
    describe: 'an order in progress has the status FULFILING',
    source: 'Truphone/connect-api-docs, property table of the orders page at HEAD',
    reply: objects(['getOrder'], (order) =>
      order.status === 'FULFILLING' ? { ...order, status: 'FULFILING' } : order,
    ),
  },
  'sim-status-renamed': {
    describe: 'status of a SIM is called profile_status',
    source: 'Truphone/connect-api-docs, SIM page until spring 2020',
    reply: objects(['getSim', 'updateSim'], (sim) => renamed(sim, 'status', 'profile_status')),
  },
  'sim-matching-id-camel-case': {
    describe: 'the activation code of a SIM stands in matchingId alone',
    source: 'docs.connect.truphone.com v1.0, SIM page, which prints both; earlier editions have one of them',
    reply: objects(['getSim', 'updateSim'], (sim) => without(sim, 'matching_id')),
  },
  'notifications-not-implemented': {
    describe: 'the notification preferences of a SIM are documented and not served',
    // inferred: what an endpoint that is [NOT IMPLEMENTED] answers.
    source:
      'Truphone/connect-api-docs 394146f, January 2020: three endpoints of the SIM page are [NOT IMPLEMENTED]',
    before: notThere('getSimPreferences', 'registerNotification', 'unregisterNotification'),
  },
  'unregister-path-renamed': {
    describe: 'a notification is stopped at v1/sim/{iccid}/notification_preferences/{type}',
    source: 'Truphone/connect-api-docs, URL line of the SIM page at HEAD, against its sample',
    before: notThere('unregisterNotification'),
  },
  'product-path-plural': {
    describe: 'the catalogue is at v1/products',
    source: 'Truphone/connect-api-docs, samples of the products page, against its URL lines',
    before: notThere('listProducts', 'getProduct'),
  },
  'subscription-path-plural': {
    describe: 'subscriptions are listed at v1/subscriptions',
    source: 'Truphone/connect-api-docs, subscriptions page of April 2020',
    before: notThere('listSubscriptions'),
  },
  'customer-by-query': {
    describe: 'a customer is changed at v1/customer?id=',
    source: 'Truphone/connect-api-docs, samples of the customer page, against its URL line',
    before: notThere('updateCustomer'),
  },
  'base-path-renamed': {
    describe: 'the base path that we use is not served any more',
    // inferred: what the old base path answers after its end, of which no date is documented.
    source: 'Truphone/connect-api-docs 9ab9d63 and later, April to June 2020: /esim became /connect-api',
    before: ({ operation }) => (operation === 'createToken' ? undefined : NOT_THERE),
  },
  'currency-parameter-only': {
    describe: 'the currency of the catalogue is asked for by currency, targetCurrency is unknown',
    source: 'Truphone/connect-api-docs, sample of the products page',
    before: ({ operation, query }) =>
      operation === 'listProducts' && query.targetCurrency !== undefined
        ? senseless('targetCurrency is unknown')
        : undefined,
  },
  'target-currency-parameter-only': {
    describe: 'the currency of the catalogue is asked for by targetCurrency, currency is unknown',
    source: 'Truphone/connect-api-docs, parameter table of the products page at HEAD',
    before: ({ operation, query }) =>
      operation === 'listProducts' && query.currency !== undefined
        ? senseless('currency is unknown')
        : undefined,
  },
  'notification-type-misspelt': {
    describe: 'preferences say SUBSCRITPION_END',
    source: 'Truphone/connect-api-docs, sample reply of the SIM page; the typo survives in 2024 pages',
    reply: objects(['getSimPreferences'], (preferences) => ({
      notifications: (preferences.notifications as Json[]).map((one) =>
        one.type === 'SUBSCRIPTION_END' ? { ...one, type: 'SUBSCRITPION_END' } : one,
      ),
    })),
  },
  'payment-method-camel-case': {
    describe: 'payment methods say lastDigits, expiryMonth and expiryYear',
    source: 'Truphone/connect-api-docs, customer page of January 2020',
    reply: objects(['listPaymentMethods'], (method) =>
      renamed(
        renamed(renamed(method, 'last_digits', 'lastDigits'), 'expiry_month', 'expiryMonth'),
        'expiry_year',
        'expiryYear',
      ),
    ),
  },
  'v2-receipt-links': {
    describe: 'the links in the receipt of a v2 order stand under links',
    source: 'recipe "Order Lifecycle" (v2.0), status reply, against its create reply',
    reply: objects(['createOrderV2'], (order) => withMetadata(order, '_links', 'links')),
  },
  'v2-order-links': {
    describe: 'the links of a v2 order stand under _links',
    source: 'recipe "Order Lifecycle" (v2.0), create reply, against its status reply',
    reply: objects(['getOrderV2'], (order) => withMetadata(order, 'links', '_links')),
  },
  'v2-balances-as-strings': {
    describe: 'balances of v2 are strings',
    source: 'recipes "Check Usage" and "Subscriptions Reports" (v2.0), against "Subscription Lifecycle"',
    reply: objects(['getSubscriptionV2'], (subscription) => ({
      ...subscription,
      initial_balance: String(subscription.initial_balance),
      current_balance: String(subscription.current_balance),
      spend_balance: String(subscription.spend_balance),
    })),
  },
};
