import assert from 'node:assert/strict';
import { SandboxClock } from '../../../src/sandbox/index.ts';
import type { SandboxReply } from '../../../src/sandbox/index.ts';
import sandbox from '../sandbox.ts';
import type { Context, Schemas } from '../sandbox/state.ts';

type Input = {
  readonly path?: object;
  readonly query?: object;
  readonly body?: unknown;
  readonly problems?: readonly { at: string; message: string }[];
};

/** One environment without a server: calls go to the behaviour as the server would pass them on. */
export function open(
  environment = 'pre-production',
  shared = sandbox.createShared(),
  issued?: Context['credentials'],
) {
  let count = 0;
  const newId = {
    uuid: () => `00000000-0000-4000-8000-${newId.digits(12)}`,
    hex: (length: number) => newId.digits(length),
    digits: (length: number) => String((count += 1)).padStart(length, '0'),
  };
  const credentials = issued ?? sandbox.issueCredentials(environment, newId);
  const state = sandbox.createState(environment);
  const context: Context = {
    environment,
    stage: 'test',
    clock: new SandboxClock(),
    state,
    shared,
    credentials,
    newId,
  };
  const call = (operation: string, input: Input & { token?: string }): SandboxReply => {
    const request = {
      operation,
      path: { ...input.path },
      query: { ...input.query },
      headers: input.token === undefined ? {} : { authorization: `Bearer ${input.token}` },
      body: input.body,
      problems: input.problems ?? [],
    };
    const reply = sandbox.before(request, context) ?? sandbox.handlers[operation]?.(request, context);
    assert.ok(reply !== undefined && !(reply instanceof Promise));
    return reply;
  };
  return { context, call };
}

/** The tokens of the reseller. */
export function login(call: ReturnType<typeof open>['call'], { credentials }: Context): Schemas['Token'] {
  const body = {
    grant_type: 'client_credentials',
    client_id: credentials.resellerId,
    client_secret: credentials.resellerSecret,
  };
  return call('createToken', { body }).body as Schemas['Token'];
}

/** An environment with a reseller who is signed in, and the calls of an order. */
export function opened() {
  const { context, call } = open();
  const { access_token: token } = login(call, context);
  const send = (operation: string, input: Input = {}) => call(operation, { ...input, token });
  const [product] = send('listProducts').body as Schemas['Product'][];
  const order = (input: object) => send('createOrder', { body: { input } });
  const poll = (id: string) => send('getOrder', { path: { orderId: id } }).body as Schemas['Order'];
  const plans = (length: number) => Array.from({ length }, () => ({ product_id: product?.id }));
  const newEsim = (length: number) =>
    order({
      operationType: 'NEW_ESIM',
      customer: { email: 'a@example.com' },
      device: { id: '1' },
      subscriptions: plans(length),
    });
  const topUp = (iccid: string, length: number) =>
    order({ operationType: 'TOPUP', device: { id: '1' }, subscriptions: plans(length), esim: { iccid } });
  return { context, send, order, poll, plans, newEsim, topUp };
}

/** The id in a reply. */
export const idOf = (reply: SandboxReply) => (reply.body as { id: string }).id;
/** The type of an error. */
export const typeOf = (reply: SandboxReply) => (reply.body as { type: string }).type;
