import type { RestHandler, SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { renamedProductId } from './catalogue.ts';
import { failure, senseless } from './failure.ts';
import { settleOrders } from './fulfilment.ts';
import { page } from './page.ts';
import { use } from './state.ts';
import type { Context, Schemas, Shared, State, SubscriptionRecord } from './state.ts';
import { subscriptionStatus } from './subscription-status.ts';
import { subscriptionSummary, subscriptionView } from './views.ts';
import { subscriptionViewV2 } from './views-v2.ts';

type Handler = RestHandler<State, Shared>;
type Filters = SandboxRequest['query'];

const BASE_URLS: Readonly<Record<string, string>> = {
  'pre-production': 'https://services.truphone.com/connect-api-preprod',
  production: 'https://services.truphone.com/connect-api',
  'production-esim': 'https://services.truphone.com/esim',
  staging: 'https://services-bit.truphone.com/connect-api',
  'staging-esim': 'https://services-bit.truphone.com/esim',
};

const getSubscription: Handler = (request, context) =>
  withSubscription(request, context, (one) => ({
    status: 200,
    body: subscriptionView(one, context.clock.now()),
  }));

const getSubscriptionV2: Handler = (request, context) =>
  withSubscription(request, context, (one) => ({
    status: 200,
    body: subscriptionViewV2(one, context.clock.now()),
  }));

const activateSubscription: Handler = (request, context) =>
  withSubscription(request, context, (one) => {
    const now = context.clock.now();
    // inferred: only what waits for its date can be activated.
    if (subscriptionStatus(one, now) !== 'PENDING') return senseless('The subscription is not pending');
    one.activatesAt = now;
    return { status: 200 };
  });

const listSimSubscriptions: Handler = ({ path }, context) => {
  settleOrders(context);
  if (use(context.state.sims, path.iccid, context) === undefined)
    return failure(404, 'SIM_NOT_FOUND', 'There is no such SIM');
  const found = matching({ iccid: path.iccid }, context);
  return { status: 200, body: found.map((one) => subscriptionView(one, context.clock.now())) };
};

const listSubscriptions: Handler = ({ query }, context) => {
  settleOrders(context);
  const { items, previous, next } = page(matching(query, context), query.page, query.size);
  const url = (number: number) =>
    `${BASE_URLS[context.environment] ?? ''}/v1/subscription?${search({ ...query, page: number })}`;
  const headers = {
    ...(previous === undefined ? {} : { 'X-Previous-Page': url(previous) }),
    ...(next === undefined ? {} : { 'X-Next-Page': url(next) }),
  };
  return { status: 200, body: items.map((one) => subscriptionSummary(one, context.clock.now())), headers };
};

const listSubscriptionsV2: Handler = ({ query }, context) => {
  settleOrders(context);
  const { items, number, size, count, previous, next } = page(
    matching(query, context),
    query.page,
    query.page_size,
  );
  const url = (to: number) => `/v2/subscriptions?${search({ ...query, page: to, page_size: size })}`;
  const links = {
    _self: url(number),
    ...(previous === undefined ? {} : { _prev: url(previous) }),
    ...(next === undefined ? {} : { _next: url(next) }),
  };
  const body: Schemas['SubscriptionPageV2'] = {
    data: items.map((one) => subscriptionViewV2(one, context.clock.now())),
    _metadata: { page: number, page_size: size, page_count: count, links },
  };
  return { status: 200, body };
};

function matching(query: Filters, { state }: Context): SubscriptionRecord[] {
  const email = typeof query.email === 'string' ? query.email.toLowerCase() : undefined;
  const productId = query['product-id'];
  return [...state.subscriptions.values()].filter(
    ({ iccid, product, createdAt }) =>
      (query.iccid === undefined || iccid === query.iccid) &&
      (email === undefined || state.sims.get(iccid)?.email.toLowerCase() === email) &&
      (productId === undefined || product.id === productId || renamedProductId(product.id) === productId) &&
      isWithin(createdAt, query),
  );
}

// inferred: of a subscription's dates, the one that never changes is compared.
function isWithin(createdAt: number, { before, after }: Filters): boolean {
  if (typeof before === 'string' && createdAt >= Date.parse(before)) return false;
  return typeof after !== 'string' || createdAt > Date.parse(after);
}

function search(query: Filters): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' || typeof value === 'number') search.set(name, String(value));
  }
  return search.toString();
}

function withSubscription(
  { path }: SandboxRequest,
  context: Context,
  answer: (subscription: SubscriptionRecord) => SandboxReply,
): SandboxReply {
  settleOrders(context);
  const found = use(context.state.subscriptions, path.subscriptionId, context);
  return found === undefined
    ? failure(404, 'SUBSCRIPTION_NOT_FOUND', 'There is no such subscription')
    : answer(found);
}

/** Subscriptions in both versions. */
export const subscriptionHandlers = {
  getSubscription,
  getSubscriptionV2,
  activateSubscription,
  listSimSubscriptions,
  listSubscriptions,
  listSubscriptionsV2,
};
