import type { RestHandler, SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { isValidEid } from './eid.ts';
import { failure, senseless } from './failure.ts';
import { settleOrders } from './fulfilment.ts';
import { push } from './sim-lifecycle.ts';
import { use } from './state.ts';
import type { Context, Schemas, Shared, SimRecord, State, Webhook } from './state.ts';
import { simView } from './views.ts';
import { simViewV2 } from './views-v2.ts';

type Handler = RestHandler<State, Shared>;

const getSim: Handler = (request, context) =>
  withSim(request, context, (sim) => ({ status: 200, body: simView(sim, context.clock.now()) }));

const getSimV2: Handler = (request, context) =>
  withSim(request, context, (sim) => ({ status: 200, body: simViewV2(sim, context.clock.now()) }));

const updateSim: Handler = (request, context) =>
  withSim(request, context, (sim) => {
    const { eid } = request.body as Schemas['SimUpdate'];
    if (!isValidEid(eid)) return senseless('eid is not a valid EID');
    push(sim, eid, context.clock.now());
    return { status: 200, body: simView(sim, context.clock.now()) };
  });

const getSimPreferences: Handler = (request, context) =>
  withSim(request, context, ({ webhooks }) => {
    const notifications = [...webhooks].map(([type, { url }]) => ({ type, webhook_url: url }));
    return { status: 200, body: { notifications } };
  });

const registerNotification: Handler = (request, context) =>
  register(request, context, { version: 'v1', status: 201 });

const registerNotificationV2: Handler = (request, context) =>
  register(request, context, { version: 'v2', status: 200 });

type Edition = { readonly version: Webhook['version']; readonly status: number };

function register(request: SandboxRequest, context: Context, { version, status }: Edition): SandboxReply {
  return withSim(request, context, ({ webhooks }) => {
    const { webhook_url: url } = request.body as Schemas['NotificationRegistration'];
    webhooks.set(String(request.path.type), { url, version, since: context.clock.now() });
    return { status };
  });
}

const unregisterNotification: Handler = (request, context) =>
  withSim(request, context, ({ webhooks }) => {
    // inferred: to stop what was never started succeeds, as a DELETE may be repeated.
    webhooks.delete(String(request.path.type));
    return { status: 200 };
  });

function withSim(
  { path }: SandboxRequest,
  context: Context,
  answer: (sim: SimRecord) => SandboxReply,
): SandboxReply {
  settleOrders(context);
  const sim = use(context.state.sims, path.iccid, context);
  return sim === undefined ? failure(404, 'SIM_NOT_FOUND', 'There is no such SIM') : answer(sim);
}

/** SIM profiles and their webhooks. */
export const simHandlers = {
  getSim,
  getSimV2,
  updateSim,
  getSimPreferences,
  registerNotification,
  registerNotificationV2,
  unregisterNotification,
};
