import type { IncomingMessage } from 'node:http';
import type { FaultSet } from '../faults/fault-set.ts';
import type { EnvironmentInstance } from './environment-instance.ts';

/** What a request's handlers need to know of the world it came in by. */
export type Arrival = {
  /** The provider's environments in that world, by name. */
  readonly instances: ReadonlyMap<string, EnvironmentInstance>;
  readonly faults: FaultSet;
  readonly origin: string;
  /** Path and query as they came. */
  readonly target: string;
};

const arrivals = new WeakMap<IncomingMessage, Arrival>();

/** Notes by which world and origin a request came. */
export function noteArrival(request: IncomingMessage, arrival: Arrival): void {
  arrivals.set(request, arrival);
}

/** By which world and origin a request came. */
export function arrivalOf(request: IncomingMessage): Arrival {
  const arrival = arrivals.get(request);
  if (arrival === undefined) throw new Error('a request of no world');
  return arrival;
}
