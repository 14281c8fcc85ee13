import type { RestHandler } from '../../../src/sandbox/index.ts';
import { refuseOverLimit } from './esim-limit.ts';
import { failure } from './failure.ts';
import { placeOrder, pollOrder, settleOrders } from './fulfilment.ts';
import { refuseOrder } from './order-rules.ts';
import { use } from './state.ts';
import type { Context, OrderPlan, OrderRecord, Schemas, Shared, State } from './state.ts';
import { orderView } from './views.ts';
import { orderAcceptedV2, orderViewV2 } from './views-v2.ts';

const createOrder: RestHandler<State, Shared> = ({ body }, context) =>
  order(planV1((body as Schemas['OrderRequest']).input), context, ({ id }) => ({
    id,
    externalId: id,
    status: 'ACCEPTED',
  }));

const createOrderV2: RestHandler<State, Shared> = ({ body }, context) => {
  const plan = planV2(body as Schemas['OrderRequestV2']);
  // v1 documents no such limit: its orders count, and are not refused.
  const refused = plan.iccid === undefined ? refuseOverLimit(context) : undefined;
  return refused ?? order(plan, context, orderAcceptedV2);
};

const getOrder: RestHandler<State, Shared> = ({ path }, context) => poll(path.orderId, context, orderView);

const getOrderV2: RestHandler<State, Shared> = ({ path }, context) =>
  poll(path.orderId, context, orderViewV2);

function order(plan: OrderPlan, context: Context, receipt: (order: OrderRecord) => unknown) {
  settleOrders(context);
  return refuseOrder(plan, context) ?? { status: 201, body: receipt(placeOrder(plan, context)) };
}

function poll(id: unknown, context: Context, view: (order: OrderRecord) => unknown) {
  settleOrders(context);
  const found = use(context.state.orders, id, context);
  if (found === undefined)
    return failure(404, 'ORDER_NOT_FOUND', 'Order was not found for the given orderId');
  pollOrder(found, context);
  return { status: 200, body: view(found) };
}

function planV1(input: Schemas['OrderInput']): OrderPlan {
  return {
    iccid: 'esim' in input ? input.esim.iccid : undefined,
    email: input.customer?.email,
    // The push install recipe: an EID is ignored with every type but ios.
    device: { id: input.device.id, eid: input.device.type === 'ios' ? input.device.eid : undefined },
    plans: input.subscriptions.map(({ product_id, activationDate, currency }) => ({
      productId: product_id,
      activationDate,
      currency,
    })),
  };
}

function planV2(request: Schemas['OrderRequestV2']): OrderPlan {
  const { subscriber, product } = request;
  return {
    iccid: 'sim' in subscriber ? subscriber.sim.iccid : undefined,
    email: 'email' in subscriber ? subscriber.email : undefined,
    device: { id: subscriber.device?.id },
    plans: [{ productId: product.id }],
  };
}

/** Orders in both versions: accepted at once, fulfilled later. */
export const orderHandlers = { createOrder, createOrderV2, getOrder, getOrderV2 };
