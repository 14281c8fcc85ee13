import type { SimRecord, SimStep } from './state.ts';

const MINUTE_MS = 60 * 1000;

// inferred: the provider says neither how long a push takes, nor when a SIM that was deleted is Released again. That it
// is at all is the v1.0 page's word; the later v2.0 page calls such a SIM out of use for good.
const DOWNLOADED_AFTER_MS = MINUTE_MS;
const INSTALLED_AFTER_MS = 2 * MINUTE_MS;
const RELEASED_AGAIN_AFTER_MS = 60 * MINUTE_MS;

/** The status that a SIM has at a moment, and since when. */
export function simStep({ lifecycle }: SimRecord, now: number): SimStep {
  const reached = lifecycle.findLast(({ at }) => at <= now) ?? lifecycle[0];
  if (reached === undefined) throw new Error('a SIM without a status');
  return reached;
}

/**
 * Pushes a profile to the device with an EID: it is downloaded there and then installed. inferred: one that is in a
 * device is deleted from it first. The status of a SIM without an EID is up to who scans its code: nobody, here.
 */
export function push(sim: SimRecord, eid: string, now: number): void {
  const { status } = simStep(sim, now);
  if (eid === sim.eid && sim.lifecycle.length > 1) return;
  const held = status === 'Downloaded' || status === 'Installed';
  const free = held ? now + RELEASED_AGAIN_AFTER_MS : now;
  const kept = sim.lifecycle.filter(({ at }) => at <= now);
  const released: SimStep[] = [
    { status: 'Unavailable', at: now },
    { status: 'Released', at: free },
  ];
  sim.lifecycle.splice(0, Infinity, ...kept, ...(held ? released : []), ...installation(free));
  sim.eid = eid;
}

function installation(from: number): readonly SimStep[] {
  return [
    { status: 'Downloaded', at: from + DOWNLOADED_AFTER_MS },
    { status: 'Installed', at: from + INSTALLED_AFTER_MS },
  ];
}

/** For how long of a period a SIM was installed, in milliseconds. */
export function installedFor({ lifecycle }: SimRecord, from: number, to: number): number {
  return lifecycle.reduce((total, { at, status }, index) => {
    const until = Math.min(to, lifecycle[index + 1]?.at ?? Infinity);
    return status === 'Installed' ? total + Math.max(0, until - Math.max(from, at)) : total;
  }, 0);
}
