import { isDeepStrictEqual } from 'node:util';
import type { SandboxReply, SandboxRequest } from '../define-sandbox.ts';
import type { Fault, FaultEffects } from './fault.ts';
import { prepareFault } from './prepare-fault.ts';

type Armed = { readonly fault: Fault; readonly effects: FaultEffects; seen: number };

/** The faults in force in one world. */
export class FaultSet {
  readonly #armed: Armed[] = [];
  readonly #effective = new Set<Fault>();

  /** Those that stood in the way of a request, or changed an answer. */
  get effective(): ReadonlySet<Fault> {
    return this.#effective;
  }

  /** Puts a fault in force. Throws a `ConfigError` for an unknown kind or a value that it cannot read. */
  add(fault: Fault): void {
    this.#armed.push({ fault, effects: prepareFault(fault), seen: 0 });
  }

  clear(): void {
    this.#armed.length = 0;
  }

  /** What goes wrong with this request. Each fault that concerns it counts it against `after` and `times`. */
  take(provider: string, environment: string, operation: string): readonly FaultEffects[] {
    if (this.#armed.length === 0) return [];
    return this.#armed
      .filter(({ fault }) => concerns(fault, { provider, environment, operation }))
      .filter((armed) => isDue(armed))
      .map(({ effects, fault }) => watched(effects, () => this.#effective.add(fault)));
  }
}

/** The same effects; `noted` is called where one of them makes a difference. */
function watched({ reply, serve, wire }: FaultEffects, noted: () => void): FaultEffects {
  const unlessSame = <Value>(before: Value, after: Value): Value => {
    if (!isDeepStrictEqual(after, before)) noted();
    return after;
  };
  return {
    ...(serve && { serve: watchedServe(serve, noted) }),
    ...(reply && { reply: (before, call) => unlessSame(before, reply(before, call)) }),
    ...(wire && { wire: (before, call) => unlessSame(before, wire(before, call)) }),
  };
}

/** No difference: the request as it came is carried out once, and answered with just that reply. */
function watchedServe(serve: NonNullable<FaultEffects['serve']>, noted: () => void): typeof serve {
  return (next, call) => async (request) => {
    const passed: { readonly sent: SandboxRequest; readonly reply: SandboxReply }[] = [];
    const spy = async (sent: SandboxRequest) => {
      const reply = await next(sent);
      passed.push({ sent, reply });
      return reply;
    };
    const reply = await serve(spy, call)(request);
    if (!isDeepStrictEqual(passed, [{ sent: request, reply }])) noted();
    return reply;
  };
}

function concerns(
  fault: Fault,
  target: { readonly provider: string; readonly environment: string; readonly operation: string },
): boolean {
  return (
    (fault.provider ?? target.provider) === target.provider &&
    (fault.environment ?? target.environment) === target.environment &&
    (fault.operation ?? target.operation) === target.operation
  );
}

function isDue(armed: Armed): boolean {
  const number = armed.seen;
  armed.seen += 1;
  const { after = 0, times = Number.POSITIVE_INFINITY } = armed.fault;
  return number >= after && number < after + times;
}
