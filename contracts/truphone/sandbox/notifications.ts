import { deliver } from './deliver.ts';
import type { Context, Notification, SimRecord, SimStep, SubscriptionRecord, Webhook } from './state.ts';
import { expiresAt, spentBytes, subscriptionStatus } from './subscription-status.ts';
import { utc } from './utc.ts';

const THRESHOLD_PERCENT = 80;

// inferred: only BPP_INSTALLATION is seen, in the one sample; nothing says that a SIM that is Released again is told of.
const STEPS: Readonly<Partial<Record<SimStep['status'], string>>> = {
  Downloaded: 'BPP_DOWNLOAD',
  Installed: 'BPP_INSTALLATION',
  Unavailable: 'BPP_DELETION',
};

/** A notification that is due, and a name of it by which it is sent once only; making it takes a new id. */
type Due = { readonly name: string; readonly make: () => Notification };

/**
 * Sends what registered webhooks are due to be told. inferred: how soon after the event is not documented; here it is
 * with the environment's next request.
 */
export function notify(context: Context): void {
  for (const sim of context.state.sims.values())
    for (const [type, webhook] of sim.webhooks)
      for (const due of dueOf(type, sim, webhook, context)) send(due, webhook, context);
}

function send({ make, name }: Due, { url }: Webhook, { state }: Context): void {
  if (state.notifications.has(name)) return;
  const body = make();
  const sent = { url, body, state: 'sending' as 'sending' | 'delivered' | 'undelivered' };
  state.notifications.set(name, sent);
  void deliver(url, body).then((taken) => (sent.state = taken ? 'delivered' : 'undelivered'));
}

function dueOf(type: string, sim: SimRecord, webhook: Webhook, context: Context): readonly Due[] {
  const now = context.clock.now();
  if (type === 'DOWNLOAD_PROGRESS')
    return sim.lifecycle.flatMap((step) => progress(step, sim, webhook, context));
  const plans = [...context.state.subscriptions.values()].filter(({ iccid }) => iccid === sim.iccid);
  const isMet = type === 'USAGE_THRESHOLD' ? isNearlySpent : hasEnded;
  return plans
    .filter((plan) => isMet(plan, now) && !isMet(plan, webhook.since))
    .map((plan) => ({ name: `${type} ${plan.id}`, make: () => aboutPlan(type, plan, webhook, context) }));
}

function progress(
  { at, status }: SimStep,
  sim: SimRecord,
  { since }: Webhook,
  context: Context,
): readonly Due[] {
  const step = STEPS[status];
  if (step === undefined || at <= since || at > context.clock.now()) return [];
  const make = () => ({
    ...{ id: context.newId.digits(9), type: 'DOWNLOAD_PROGRESS' as const, iccid: sim.iccid },
    ...(sim.eid === undefined ? {} : { eid: sim.eid }),
    ...{ download_progress_step: step, notification_status: 'SUCCESS' },
  });
  return [{ name: `DOWNLOAD_PROGRESS ${sim.iccid} ${String(at)}`, make }];
}

function isNearlySpent(plan: SubscriptionRecord, now: number): boolean {
  return now >= plan.activatesAt && spentBytes(plan, now) * 100 >= plan.product.bytes * THRESHOLD_PERCENT;
}

function hasEnded(plan: SubscriptionRecord, now: number): boolean {
  return ['DEPLETED', 'EXPIRED'].includes(subscriptionStatus(plan, now));
}

function aboutPlan(
  type: string,
  plan: SubscriptionRecord,
  { version }: Webhook,
  context: Context,
): Notification {
  const left = plan.product.bytes - spentBytes(plan, context.clock.now());
  const about = { id: context.newId.digits(9), iccid: plan.iccid, subscription_id: plan.id };
  const more = version === 'v1' ? {} : { expiration_date: utc(expiresAt(plan)), current_balance: left };
  return type === 'USAGE_THRESHOLD'
    ? { ...about, type, threshold: THRESHOLD_PERCENT, ...more }
    : { ...about, type: 'SUBSCRIPTION_END', ...more };
}
