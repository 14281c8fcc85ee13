import type { Provider } from '../../model/provider.ts';
import { getAt } from '../../util/pointer.ts';
import type { Call, Serve } from '../call.ts';
import { credentialOf } from '../credential-of.ts';
import type { SandboxReply, SandboxRequest } from '../define-sandbox.ts';
import { isRefusal } from '../is-refusal.ts';
import { breakIdempotency } from './break-idempotency.ts';
import type { FaultEffects, FaultKind } from './fault.ts';
import { readNothing, readStatus } from './read-value.ts';

type Around = (next: Serve, call: Call) => Serve;

function plain(describe: string, make: () => Around): FaultKind {
  return {
    describe,
    prepare: (value) => {
      readNothing(value);
      return { serve: make() };
    },
  };
}

function injected(status: number): SandboxReply {
  return { status, body: { error: 'injected', message: 'a fault of the sandbox' } };
}

function failed({ instance }: Call, status: number): SandboxReply {
  const documented = instance.behaviour.internalError?.();
  return documented?.status === status ? documented : injected(status);
}

function instead(reply: (call: Call, request: SandboxRequest) => SandboxReply): Around {
  return (_next, call) => (request) => Promise.resolve(reply(call, request));
}

function limited(call: Call, request: SandboxRequest): SandboxReply {
  const reply = call.instance.behaviour.tooManyRequests?.(request) ?? injected(429);
  return { ...reply, headers: { 'retry-after': '1', ...reply.headers } };
}

const crash: SandboxReply = {
  status: 500,
  body: 'TypeError: Cannot read properties of undefined\n    at handler (/srv/app/index.js:1:1)',
  headers: { 'content-type': 'text/plain' },
};

/** The value that a problem's pointer means. GraphQL variables are the body of a sandbox request. */
function valueAt({ body, headers, path, query }: SandboxRequest, pointer: string): unknown {
  return getAt({ body, variables: body, header: headers, path, query }, pointer);
}

function hasMissing(request: SandboxRequest): boolean {
  return request.problems.some(({ at }) => valueAt(request, at) === undefined);
}

function hasBoundary(request: SandboxRequest): boolean {
  const beyond = request.problems.some(({ at }) => valueAt(request, at) !== undefined);
  return beyond || hasEdge(request.body) || hasEdge(request.query);
}

/** Zero, a negative number, an empty text, an empty list: where careless code breaks. */
function hasEdge(value: unknown): boolean {
  if (typeof value === 'number') return value <= 0;
  if (typeof value === 'string') return value === '';
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.values(value);
  return (Array.isArray(value) && members.length === 0) || members.some(hasEdge);
}

const oneDay = 86_400_000;

/** The behaviour sees the right clock, its credential check one that is a day ahead: every token looks expired. */
const expired: Around = (next, call) => async (request) => {
  const { instance } = call;
  const admission = instance.context.clock.during(oneDay, () => call.admit(request, instance.context));
  return 'refuse' in admission ? admission.refuse : next(request);
};

/** Refused for its credentials, a request is tried again with the last that were good, or without any check. */
const ignoreAuth: Around = (next, call) => async (request) => {
  const reply = await next(request);
  if (reply.status !== 401 && reply.status !== 403) return reply;
  const credential = lastCredential(call);
  if (credential === undefined) return unchecked(call, request);
  return next({ ...request, headers: { ...request.headers, ...credential } });
};

async function unchecked(call: Call, request: SandboxRequest): Promise<SandboxReply> {
  const { context, contract } = call.instance;
  const reply = await call.handle(request, context, undefined).catch(() => emptySuccess(call));
  return isRefusal(reply, contract.provider) ? emptySuccess(call) : reply;
}

/** Of the operation itself, else of one that is sent with the same credential of provider.yaml. */
function lastCredential({ instance, operation }: Call): SandboxRequest['headers'] | undefined {
  const { provider } = instance.contract;
  const uses = (id: string) => provider.operations[id]?.auth ?? provider.defaultAuth;
  const alike = [...instance.successes.keys()].filter((id) => uses(id) === uses(operation));
  return [operation, ...alike.toReversed()]
    .flatMap((id) => instance.successes.get(id) ?? [])
    .map(({ request }) => credentialOf(request, provider))
    .find((credential) => credential !== undefined);
}

function emptySuccess({ protocol }: Call): SandboxReply {
  return { status: 200, body: protocol === 'graphql' ? { data: {} } : {} };
}

function letThrough(next: Serve, { instance }: Call, request: SandboxRequest): Promise<SandboxReply> {
  instance.mayHoldInvalid ||= request.problems.length > 0;
  return next({ ...request, problems: [] });
}

/** Problems are hidden from the behaviour; what it refuses all the same is answered as the last success was. */
const acceptInvalid: Around = (next, call) => async (request) => {
  const reply = await letThrough(next, call, request);
  const kept = [401, 403, 429].includes(reply.status) || !isRefusal(reply, call.instance.contract.provider);
  return kept ? reply : (call.instance.successes.get(call.operation)?.reply ?? emptySuccess(call));
};

/** What is refused for what it says is carried out all the same. */
const actOnRefused: Around = (next, call) => async (request) => {
  const reply = await next(request);
  const isRefused = request.problems.length > 0 && isRefusal(reply, call.instance.contract.provider);
  if (isRefused) await letThrough(next, call, request).catch(() => undefined);
  return reply;
};

/** Whether the reply is the documented answer to an unknown id, as far as its status tells. */
function saysUnknown(reply: SandboxReply, provider: Provider): boolean {
  const { unknownId } = provider.errors.classes;
  return isRefusal(reply, provider) && ('notApplicable' in unknownId || reply.status === unknownId.status);
}

/** What is unknown here is looked for in the provider's other environments. */
const leakEnvironments: Around = (next, call) => async (request) => {
  const { context, contract } = call.instance;
  const reply = await next(request);
  const admission = call.admit(request, context);
  if ('refuse' in admission || !saysUnknown(reply, contract.provider)) return reply;
  for (const other of call.instances.values()) {
    const found = await call.handle(
      request,
      { ...other.context, credentials: context.credentials },
      admission.caller,
    );
    if (!isRefusal(found, contract.provider)) return found;
  }
  return reply;
};

/** Every second request fails. */
function flaky(): Around {
  let count = 0;
  return (next) => async (request) => {
    count += 1;
    return count % 2 === 1 ? injected(503) : next(request);
  };
}

/** Every second success of the same caller repeats the one before it. */
function repeatPage(): Around {
  const before = new Map<string, SandboxReply>();
  return (next, { instance }) =>
    async (request) => {
      const caller = JSON.stringify(credentialOf(request, instance.contract.provider));
      const last = before.get(caller);
      const reply = await next(request);
      if (reply.status >= 300) return reply;
      if (last === undefined) before.set(caller, reply);
      else before.delete(caller);
      return last ?? reply;
    };
}

/** An answer from before the last change: each reply is the one that the same request got at first. */
function stale(): Around {
  const first = new Map<string, SandboxReply>();
  return (next) => async (request) => {
    const key = JSON.stringify([request.path, request.query, request.body]);
    const known = first.get(key);
    if (known !== undefined) return known;
    const reply = await next(request);
    if (reply.status < 300) first.set(key, reply);
    return reply;
  };
}

function statusFault(value: string): FaultEffects {
  const status = readStatus(value);
  return { serve: instead((call) => failed(call, status)) };
}

/** Faults in what a provider does with a request. */
export const requestFaults: Readonly<Record<string, FaultKind>> = {
  status: { describe: 'another status instead of the behaviour', value: '503', prepare: statusFault },
  '429': plain('over the limit, with Retry-After: 1', () => instead(limited)),
  'expired-token': plain('every token looks expired', () => expired),
  'ignore-auth': plain('credentials are not looked at', () => ignoreAuth),
  'accept-invalid': plain('invalid input is accepted', () => acceptInvalid),
  'act-on-refused': plain('invalid input is refused, and takes effect all the same', () => actOnRefused),
  'crash-on-missing': plain(
    '500 where a field is missing',
    () => (next) => async (request) => (hasMissing(request) ? crash : next(request)),
  ),
  'crash-on-boundary': plain(
    '500 where a value is at or beyond its bounds',
    () => (next) => async (request) => (hasBoundary(request) ? crash : next(request)),
  ),
  'leak-environments': plain('ids of the other environments are known', () => leakEnvironments),
  flaky: plain('every second request fails with 503', flaky),
  'double-effect': plain('a repeated request takes effect again', () => breakIdempotency),
  'repeat-page': plain('a page that repeats the one before', repeatPage),
  'stale-read': plain('what was read once is answered for ever', stale),
};
