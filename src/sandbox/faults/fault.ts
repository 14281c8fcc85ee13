import type { Call, Serve } from '../call.ts';
import type { SandboxReply } from '../define-sandbox.ts';
import type { Wire } from '../wire.ts';

/** One thing that goes wrong, where and how often. What is left out holds for all. */
export type Fault = {
  readonly provider?: string;
  readonly environment?: string;
  readonly operation?: string;
  /** One of `faultKinds`. */
  readonly kind: string;
  /** What stands behind the kind on the command line, e.g. `503`, `200ms`, `/items/0/id`. */
  readonly value?: string;
  /** At most so many requests are hit; absent: all. */
  readonly times?: number;
  /** So many requests pass unharmed first. */
  readonly after?: number;
};

/** What a fault does, at one or more places on the way of an answer. Made anew for each fault, so it may remember. */
export type FaultEffects = {
  /** Around the provider's behaviour. */
  readonly serve?: (next: Serve, call: Call) => Serve;
  /** To the reply that the behaviour made. */
  readonly reply?: (reply: SandboxReply, call: Call) => SandboxReply;
  /** To the bytes and headers. */
  readonly wire?: (wire: Wire, call: Call) => Wire;
};

export type FaultKind = {
  /** One line for people. */
  readonly describe: string;
  /** The form of the value, for people; in brackets where it may be left out; absent: takes none. */
  readonly value?: string;
  /** Reads the value; throws a `RangeError` that says what is wrong with it. */
  readonly prepare: (value: string) => FaultEffects;
};
