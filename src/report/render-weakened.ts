import type { WeakenedLimit } from '../model/decision.ts';
import type { Style } from './style.ts';
import { safeText } from './safe-text.ts';

/** One line for each limit that a checklist made weaker than its pack has it. '' for none. */
export function renderWeakened(pack: string, weakened: readonly WeakenedLimit[], style: Style): string {
  return weakened
    .map(({ limit, own, pack: ofPack }) =>
      style('bad', safeText(`weaker than ${pack}: ${limit}: ${own}, where the pack says ${ofPack}`)),
    )
    .join('\n');
}
