import type { RunDrift } from '../model/run-record.ts';

/** Whether a comparison shows drift that breaks us and that nobody waived. */
export function isBroken({ breaking, waived }: Pick<RunDrift, 'breaking' | 'waived'>): boolean {
  return breaking > waived;
}
