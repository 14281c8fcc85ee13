import type { UndecidedSpot } from '../difference.ts';
import { placeOf } from './place-of.ts';

type Place = { readonly file: string; readonly pointer: string };

/** What of one document could not be read: each place once, with why. */
export class UnreadPlaces {
  readonly #found = new Map<string, { readonly at: Place; readonly reason: string }>();

  note({ file, pointer }: Place, reason: string): void {
    this.#found.set(placeOf({ file, pointer }), { at: { file, pointer }, reason });
  }

  /** As what is undecided for its sake. */
  on(side: 'old' | 'new'): readonly UndecidedSpot[] {
    return [...this.#found].map(([place, { at, reason }]) => ({ where: [place], reason, [side]: at }));
  }
}
