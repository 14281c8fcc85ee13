import type { DriftPack, SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { renamedProductId } from './catalogue.ts';
import { failure, senseless } from './failure.ts';
import type { Schemas } from './state.ts';

type Json = Record<string, unknown>;

const ORDERS = ['createOrder', 'getOrder'];
const SUBSCRIPTIONS = ['getSubscription', 'listSimSubscriptions', 'listSubscriptions'];

/** Changes every successful object, or every element of a list, that the operations answer. */
function objects(
  operations: readonly string[],
  change: (object: Json) => Json,
): NonNullable<DriftPack['reply']> {
  return (operation, reply) => {
    if (!operations.includes(operation) || reply.status >= 300 || reply.body === undefined) return reply;
    const { body } = reply;
    return {
      ...reply,
      body: Array.isArray(body) ? body.map((one) => change(one as Json)) : change(body as Json),
    };
  };
}

function without(object: Json, name: string): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

function renamed(object: Json, from: string, to: string): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));
}

function refuseOrder(
  request: SandboxRequest,
  refuse: (input: Schemas['OrderInput']) => SandboxReply | undefined,
) {
  if (request.operation !== 'createOrder' || request.problems.length > 0) return undefined;
  return refuse((request.body as Schemas['OrderRequest']).input);
}

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
  'product-ids-changed': {
    // inferred: what becomes of subscriptions bought before is not said; they go on naming products by their old ids.
    describe: 'the catalogue shows new product ids, and orders with the old ones are refused',
    source: 'release notes 5.4.0, February 2020, labelled compatible',
    before: (request) =>
      refuseOrder(request, ({ subscriptions }) =>
        subscriptions.some(({ product_id }) => !product_id.endsWith('='))
          ? failure(422, 'PRODUCT_NOT_FOUND', 'The product was not found for given id')
          : undefined,
      ),
    reply: objects(['listProducts', 'getProduct'], (product) => ({
      ...product,
      id: renamedProductId(String(product.id)),
    })),
  },
  'external-id-removed': {
    describe: 'the deprecated externalId is gone from the replies of orders',
    source: 'release notes 5.8.0, April 2020: "it will be removed in a future release"',
    reply: objects(ORDERS, (order) => without(order, 'externalId')),
  },
  'subscription-type-back': {
    describe: 'subscriptions have the field type again, as before 5.8.0',
    source: 'release notes 5.8.0, April 2020, under "Breaking Changes"',
    reply: objects(SUBSCRIPTIONS, (subscription) => ({ ...subscription, type: 'DATA' })),
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
      withOutput(order, (output) => ({ ...output, smdpUrl: `https://${String(output.smdpUrl)}` })),
    ),
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

function withOutput(order: Json, change: (output: Json) => Json): Json {
  const output = order.output as Json | undefined;
  return output?.smdpUrl === undefined ? order : { ...order, output: change(output) };
}
