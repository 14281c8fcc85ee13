import { refuse } from './refusal.ts';
import type { State } from './state.ts';
import type { VirtualCard } from './virtual-card.ts';

/** A virtual card of this environment. */
export function virtualCardById(virtualCardId: string, { virtualCards }: State): VirtualCard {
  const card = virtualCards.find((candidate) => candidate.virtualCardId === virtualCardId);
  if (card === undefined) throw refuse('NOT_FOUND', 'No such virtual card.');
  return card;
}
