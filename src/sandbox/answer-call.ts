import type { Call, Serve } from './call.ts';
import type { AnyContext, SandboxReply, SandboxRequest } from './define-sandbox.ts';
import type { FaultEffects } from './faults/fault.ts';
import type { FaultSet } from './faults/fault-set.ts';
import { isRefusal } from './is-refusal.ts';
import { toWire } from './wire.ts';
import type { Wire } from './wire.ts';

/**
 * Answers a call as the provider does: decommissioned or not, credentials and headers, limits, behaviour. The reply is
 * held against the contract before drift packs and faults may change it; one that contradicts it is answered with 500
 * and `x-livegate-sandbox: disagreement`, and noted in the world, unless it may hold what a fault let in.
 */
export async function answerCall(call: Call, faultSet: FaultSet): Promise<Wire> {
  const { context } = call.instance;
  if (call.instance.isDecommissioned) return toWire(gone(call), 'application/json', context.clock.shown());
  call.instance.resetWhereDue();
  const faults = faultSet.take(call.instance.contract.provider.id, call.instance.name, call.operation);
  const serve = faults.reduceRight<Serve>((next, fault) => fault.serve?.(next, call) ?? next, behave(call));
  const served = await serve(call.request);
  const reply = faults.reduce((changed, fault) => fault.reply?.(changed, call) ?? changed, served);
  return faults.reduce(applyToWire(call), toWire(reply, call.mediaType(reply.status), context.clock.shown()));
}

function applyToWire(call: Call): (wire: Wire, fault: FaultEffects) => Wire {
  return (wire, fault) => fault.wire?.(wire, call) ?? wire;
}

function gone(call: Call): SandboxReply {
  const { deprecated } = call.instance.definition;
  const message = `this environment was decommissioned on ${deprecated?.decommissioned ?? ''}`;
  return { status: 410, body: { message, replacement: deprecated?.replacement } };
}

/** The behaviour and its drift packs; whatever they throw is a disagreement, never a lost connection. */
function behave(call: Call): Serve {
  return async (request) => {
    try {
      return await drifted(call, request);
    } catch (error) {
      return disagree(call, 500, [thrown(call, error)]);
    }
  };
}

async function drifted(call: Call, request: SandboxRequest): Promise<SandboxReply> {
  const { drifts } = call.instance;
  const answered = drifts.map((pack) => pack.before?.(request)).find((reply) => reply !== undefined);
  if (answered !== undefined) return answered;
  const reply = await checked(call, request);
  remember(call, request, reply);
  return drifts.reduce((changed, pack) => pack.reply?.(call.operation, changed) ?? changed, reply);
}

async function checked(call: Call, request: SandboxRequest): Promise<SandboxReply> {
  const reply = await admitted(call, request, call.instance.context);
  if (call.instance.mayHoldInvalid) return reply;
  const findings = call.check(reply).filter(({ severity }) => severity !== 'info');
  return findings.length === 0 ? reply : disagree(call, reply.status, findings);
}

async function admitted(call: Call, request: SandboxRequest, context: AnyContext): Promise<SandboxReply> {
  const admission = call.admit(request, context);
  if ('refuse' in admission) return admission.refuse;
  const wait = call.instance.limits.take(call.operation, context.clock.now());
  if (wait !== undefined) return overLimit(call, request, wait);
  return call.handle(request, context, admission.caller);
}

function overLimit(call: Call, request: SandboxRequest, wait: number): SandboxReply {
  const reply = call.instance.behaviour.tooManyRequests?.(request) ?? { status: 429 };
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(Math.ceil(wait / 1000)) } };
}

function remember(call: Call, request: SandboxRequest, reply: SandboxReply): void {
  if (isRefusal(reply, call.instance.contract.provider)) return;
  call.instance.successes.set(call.operation, { request, reply });
}

type Findings = ReturnType<Call['check']>;

function thrown(call: Call, error: unknown): Findings[number] {
  const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'body_invalid', severity: 'error', operation: call.operation, expected: 'a reply', found };
}

function disagree(call: Call, status: number, findings: Findings): SandboxReply {
  const { instance, operation } = call;
  const provider = instance.contract.provider.id;
  instance.report({ provider, environment: instance.name, operation, status, findings });
  return { status: 500, body: { disagreement: findings }, headers: { 'x-livegate-sandbox': 'disagreement' } };
}
