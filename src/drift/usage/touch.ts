/**
 * How near a recorded use comes to what changed. `exact`: that very part is exercised, or what is demanded now is not
 * given. `near`: the operation is used, and nobody can tell about the part. `none`: it is not used, or that part is not.
 */
export type Touch = 'exact' | 'near' | 'none';

const order: readonly Touch[] = ['none', 'near', 'exact'];

/** The nearest of several. */
export function nearestTouch(touches: Iterable<Touch>): Touch {
  return order[Math.max(0, ...Array.from(touches, (touch) => order.indexOf(touch)))] ?? 'none';
}
