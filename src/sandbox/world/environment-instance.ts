import type { Contract } from '../../contract/contract.ts';
import type { Environment } from '../../model/provider.ts';
import type { SandboxClock } from '../clock.ts';
import type { AnyContext, AnySandbox, DriftPack, SandboxReply, SandboxRequest } from '../define-sandbox.ts';
import type { Disagreement } from '../disagreement.ts';
import { newId } from '../new-id.ts';
import { RateLimits } from './rate-limits.ts';
import { ResetSchedule } from './reset-schedule.ts';

type Parts = {
  readonly contract: Contract;
  readonly behaviour: AnySandbox;
  readonly name: string;
  readonly definition: Environment;
  readonly clock: SandboxClock;
  readonly shared: unknown;
  readonly credentials: Readonly<Record<string, string>>;
  readonly drifts: readonly DriftPack[];
  readonly report: (disagreement: Disagreement) => void;
};

/** The last success of an operation: what some faults repeat. */
export type Success = { readonly request: SandboxRequest; readonly reply: SandboxReply };

/** One environment of one provider in one world: its state, its limits, its counters. */
export class EnvironmentInstance {
  readonly contract: Contract;
  readonly behaviour: AnySandbox;
  readonly name: string;
  readonly definition: Environment;
  readonly context: AnyContext;
  readonly drifts: readonly DriftPack[];
  readonly limits: RateLimits;
  readonly successes = new Map<string, Success>();
  readonly report: (disagreement: Disagreement) => void;
  /** Requests that reached it, answered or not. */
  requests = 0;
  /** Whether a fault has let input through that the contract does not allow: what is answered from then on may hold it. */
  mayHoldInvalid = false;
  readonly #resets: ResetSchedule;

  constructor(parts: Parts) {
    const { clock, credentials, definition, name, shared, behaviour } = parts;
    this.contract = parts.contract;
    this.behaviour = behaviour;
    this.name = name;
    this.definition = definition;
    this.drifts = parts.drifts;
    this.report = parts.report;
    this.limits = new RateLimits(parts.contract.provider);
    this.#resets = new ResetSchedule(definition.reset, clock.now());
    const state = behaviour.createState(name);
    this.context = { environment: name, stage: definition.stage, clock, state, shared, credentials, newId };
    clock.onAdvance(() => {
      this.resetWhereDue();
    });
  }

  /** `provider@environment`, as routes, credentials and counters name it. */
  get key(): string {
    return `${this.contract.provider.id}@${this.name}`;
  }

  /** Past its last day, on the world's clock. */
  get isDecommissioned(): boolean {
    const last = this.definition.deprecated?.decommissioned;
    return last !== undefined && this.context.clock.now() >= Date.parse(`${last}T24:00:00Z`);
  }

  /** Removes what the documented reset removes, now. */
  reset(): void {
    this.behaviour.reset(this.context);
  }

  /** Runs the resets that the clock has passed, each as of its own moment: what was in use then is not removed. */
  resetWhereDue(): void {
    const { clock } = this.context;
    const now = clock.now();
    for (const moment of this.#resets.due(now))
      clock.during(moment - now, () => {
        this.reset();
      });
  }
}
