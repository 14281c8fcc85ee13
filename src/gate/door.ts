import type { Promotion } from './predicates/promotion.ts';
import { promoteCommand } from './promote-command.ts';
import { useCommand } from './use-command.ts';
import type { EpochWatch } from './epoch-watch.ts';
import type { SecondClock } from './second-clock.ts';

/** What a request to live is asked about. */
export type LiveRequest = { readonly operation: string };

/** Whether it may pass; if not, which item stands against it and which command would open the door. */
export type Admission =
  | { readonly admitted: true }
  | {
      readonly admitted: false;
      readonly code: 'revoked' | 'expired' | 'clock_differs' | 'operation_not_permitted';
      readonly item: string;
      readonly reason: string;
      readonly command: string;
    };

export type DoorOptions = {
  readonly promotion: Promotion;
  readonly watch: EpochWatch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that only go forward, whatever is done to the wall clock. */
  readonly elapsed: () => number;
  /** The provider's own clock; absent where nobody listens to it. */
  readonly second?: SecondClock;
};

/**
 * Answers for each request whether the promotion still opens the door, without waiting for anything. A clock that is put
 * back does not lengthen it: the time since it was opened counts as well, and so does the provider's own clock.
 */
export function openDoor({
  elapsed,
  now,
  promotion,
  second,
  watch,
}: DoorOptions): (request: LiveRequest) => Admission {
  const permitted = new Set(promotion.operations);
  const end = Date.parse(promotion.expiresAt);
  const deadline = elapsed() + (end - now());
  const command = promoteCommand(promotion);
  return ({ operation }) => {
    const revoked = watch.closed();
    if (revoked !== undefined)
      return { admitted: false, code: 'revoked', item: 'epoch', reason: revoked, command };
    const apart = second?.closed();
    if (apart !== undefined)
      return {
        ...{ admitted: false, code: 'clock_differs', item: 'clock-agrees', reason: apart },
        command: `set this machine’s clock, then ${useCommand(promotion)}`,
      };
    const theirs = now() + (second?.difference() ?? 0);
    // Said the other way round, a time that is none would never be reached.
    if (!(now() < end && theirs < end && elapsed() < deadline))
      return {
        ...{ admitted: false, code: 'expired', item: 'promotion', command },
        reason: `the promotion expired at ${promotion.expiresAt}`,
      };
    if (permitted.has(operation)) return { admitted: true };
    return {
      ...{ admitted: false, code: 'operation_not_permitted', item: 'operations-covered' },
      reason: `${operation} is not among the operations that the checklist opens live for`,
      command: `edit contracts/${promotion.provider}/checklist.yaml, then ${command}`,
    };
  };
}
