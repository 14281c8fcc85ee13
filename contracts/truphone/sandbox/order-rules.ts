import type { SandboxReply } from '../../../src/sandbox/index.ts';
import { findProduct } from './catalogue.ts';
import { isValidEid } from './eid.ts';
import { failure, senseless } from './failure.ts';
import { customerByEmail, isOpen } from './fulfilment.ts';
import type { Context, OrderPlan } from './state.ts';
import { subscriptionStatus } from './subscription-status.ts';

const MOST_SUBSCRIPTIONS = 15;
// inferred: clocks differ, and "now" is not meant to be refused.
const PAST_TOLERANCE_MS = 60_000;

type Rule = (plan: OrderPlan, context: Context) => SandboxReply | undefined;

const unknownProduct: Rule = ({ plans }, context) =>
  plans.every(({ productId }) => findProduct(productId, context) !== undefined)
    ? undefined
    : failure(422, 'PRODUCT_NOT_FOUND', 'The product was not found for given id');

const unsupportedCurrency: Rule = ({ plans }, context) =>
  plans.every(
    ({ productId, currency }) =>
      currency === undefined || findProduct(productId, context)?.prices[currency] !== undefined,
  )
    ? undefined
    : senseless('subscriptions.currency is not supported');

const pastActivation: Rule = ({ plans }, { clock }) =>
  plans.every(
    ({ activationDate }) =>
      activationDate === undefined || Date.parse(activationDate) >= clock.now() - PAST_TOLERANCE_MS,
  )
    ? undefined
    : senseless('subscriptions.activationDate can not be a date in the past');

const wrongEid: Rule = ({ device }) =>
  device.eid === undefined || isValidEid(device.eid) ? undefined : senseless('device.eid is not a valid EID');

const unknownSim: Rule = ({ iccid }, { state }) =>
  iccid === undefined || state.sims.has(iccid)
    ? undefined
    : failure(404, 'SIM_NOT_FOUND', 'There is no such SIM');

const foreignCustomer: Rule = ({ iccid, email }, context) => {
  if (iccid === undefined || email === undefined) return undefined;
  if (customerByEmail(email, context) === undefined) {
    return failure(422, 'CUSTOMER_MUST_EXIST', 'Does not exist a customer for given email');
  }
  const owner = context.state.sims.get(iccid)?.email.toLowerCase();
  if (owner === email.toLowerCase()) return undefined;
  return failure(422, 'EMAIL_AND_ICCID_DO_NOT_MATCH', 'Email and ICCID do not match each other');
};

const tooManySubscriptions: Rule = ({ iccid, plans }, context) => {
  const held = iccid === undefined ? 0 : activeOn(iccid, context) + orderedFor(iccid, context);
  if (held + plans.length <= MOST_SUBSCRIPTIONS) return undefined;
  // inferred: no status is documented for it.
  return senseless(`Each SIM can only have up to ${MOST_SUBSCRIPTIONS} active subscriptions`);
};

// inferred: a subscription that waits for its activation date counts, else the limit could be passed with future dates.
function activeOn(iccid: string, { state, clock }: Context): number {
  const statuses = state.subscriptions.values().filter((one) => one.iccid === iccid);
  return statuses
    .filter((one) => ['ACTIVE', 'PENDING'].includes(subscriptionStatus(one, clock.now())))
    .toArray().length;
}

function orderedFor(iccid: string, { state }: Context): number {
  const open = state.orders.values().filter((order) => isOpen(order) && order.plan.iccid === iccid);
  return open.reduce((sum, { plan }) => sum + plan.plans.length, 0);
}

const RULES = [
  unknownProduct,
  unsupportedCurrency,
  pastActivation,
  wrongEid,
  unknownSim,
  foreignCustomer,
  tooManySubscriptions,
];

/** The documented answer to an order that is well formed and cannot be taken; undefined: it can. */
export function refuseOrder(plan: OrderPlan, context: Context): SandboxReply | undefined {
  for (const rule of RULES) {
    const refusal = rule(plan, context);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
