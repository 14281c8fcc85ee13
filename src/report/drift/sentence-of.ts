import type { Change } from '../../model/change.ts';

/** A change in one sentence: where, what, and why it is not proved if it is not. Foreign text in it is as it came. */
export function sentenceOf({ path, reason, proof, stoppedBy }: Change): string {
  const where = path.length === 0 ? '' : `${path.join(' › ')}: `;
  const unproved = proof === 'unproved' ? ` (unproved: ${stoppedBy ?? 'no witness was found'})` : '';
  return `${where}${reason}${unproved}`;
}
