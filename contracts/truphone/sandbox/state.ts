import type { SandboxContext, TokenStore } from '../../../src/sandbox/index.ts';
import type { components } from '../types.d.ts';

/** Requests and replies as the contract types them. */
export type Schemas = components['schemas'];

/** Who calls: roles are given to a client, not asked for with a scope. */
export type Caller = { readonly clientId: string; readonly role: 'RESELLER' | 'ACCOUNT_MANAGER' };

/** An order of either version, in one form. Without an ICCID it is one for a new eSIM. */
export type OrderPlan = {
  readonly iccid?: string | undefined;
  readonly email?: string | undefined;
  readonly device: { readonly id?: string | undefined; readonly eid?: string | undefined };
  readonly plans: readonly {
    readonly productId: string;
    readonly activationDate?: string | undefined;
    readonly currency?: string | undefined;
  }[];
};

/** What every stored object has: when it was last used, in Unix milliseconds. The nightly reset goes by it. */
type Stored = { lastUsed: number };

export type OrderRecord = Stored & {
  readonly id: string;
  readonly plan: OrderPlan;
  readonly createdAt: number;
  reads: number;
  status: Schemas['OrderStatus'];
  output?: { iccid: string; matchingId?: string | undefined; subscriptionId: string };
};

export type SimRecord = Stored & {
  readonly iccid: string;
  readonly matchingId: string;
  readonly email: string;
  /** What its profile went through, and what it is about to go through, in the order of time. */
  readonly lifecycle: SimStep[];
  readonly webhooks: Map<string, Webhook>;
  eid: string | undefined;
};

/** A status of a SIM profile, and when it begins, in Unix milliseconds. */
export type SimStep = { readonly status: Schemas['SimStatus']; readonly at: number };

/** Where notifications of one type go, and in the form of which version. */
export type Webhook = { readonly url: string; readonly version: 'v1' | 'v2'; readonly since: number };

export type SubscriptionRecord = Stored & {
  readonly id: string;
  readonly iccid: string;
  readonly sim: SimRecord;
  readonly product: CatalogueProduct;
  readonly deviceId: string | undefined;
  readonly createdAt: number;
  /** Bytes that were used before the sandbox began. */
  readonly spentBytes: number;
  activatesAt: number;
};

export type CustomerRecord = Stored & {
  readonly id: string;
  fields: Omit<Schemas['Customer'], 'id'>;
  readonly paymentMethods: Map<string, Schemas['PaymentMethod']>;
};

/** One environment's own data. */
export type State = {
  readonly orders: Map<string, OrderRecord>;
  readonly sims: Map<string, SimRecord>;
  readonly subscriptions: Map<string, SubscriptionRecord>;
  readonly customers: Map<string, CustomerRecord>;
  /** When new eSIMs were ordered, in Unix milliseconds; recycling an order takes nothing off its day. */
  readonly esimOrders: number[];
  /** What was sent to webhooks, or could not be, by the id of the notification. */
  readonly notifications: Map<string, SentNotification>;
};

/** One notification. `undelivered`: its listener is not on this machine's loopback, or did not take it. */
type SentNotification = {
  readonly url: string;
  readonly body: Notification;
  state: 'sending' | 'delivered' | 'undelivered';
};

export type Notification =
  | Schemas['UsageThresholdNotification']
  | Schemas['SubscriptionEndNotification']
  | Schemas['DownloadProgressNotification'];

/** A product with its prices in every currency and with the plan it belongs to. */
export type CatalogueProduct = Required<Omit<Schemas['Product'], 'pricing'>> & {
  readonly planId: string;
  readonly bytes: number;
  readonly prices: Readonly<Record<string, number>>;
};

/** Production and Pre-Production are one realm: one catalogue, one token server. Staging was another. */
export type Realm = 'services' | 'services-bit';

export type Shared = {
  readonly catalogues: Readonly<Record<Realm, readonly CatalogueProduct[]>>;
  readonly tokens: Map<Realm, TokenStore<Caller>>;
};

export type Context = SandboxContext<State, Shared>;

/** The realm that an environment belongs to. */
export function realmOf(environment: string): Realm {
  return environment.startsWith('staging') ? 'services-bit' : 'services';
}

/** Looks an object up and marks it as used, so that the next reset keeps it. */
export function use<Item extends Stored>(
  items: Map<string, Item>,
  id: unknown,
  context: Context,
): Item | undefined {
  const item = items.get(String(id));
  if (item !== undefined) item.lastUsed = context.clock.now();
  return item;
}
