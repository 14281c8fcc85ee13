import { AttestationError } from '../../attestation/attestation-error.ts';
import { parseShape } from '../../attestation/parse-shape.ts';
import { promotionShape } from '../../model/promotion-shape.ts';
import type { Promotion } from './promotion.ts';
import { requireInstants } from './require-instants.ts';

export const breakGlassType = 'https://livegate.dev/attestation/break-glass/v1';

/** The longest that broken glass holds a door open. */
const mostMinutes = 60;

/**
 * That two people open a live environment in spite of the checklist: all that a promotion says, and why. Its `decision` is
 * the one that stood against it; the time counts from the first signature.
 */
export type BreakGlass = Promotion & {
  readonly reason: string;
  /** 1 to 60: from `issuedAt` to `expiresAt`. */
  readonly minutes: number;
};

const schema = {
  ...promotionShape,
  required: [...promotionShape.required, 'reason', 'minutes'],
  properties: {
    ...promotionShape.properties,
    reason: { type: 'string', minLength: 1, maxLength: 1000, pattern: '\\S' },
    minutes: { type: 'integer', minimum: 1, maximum: mostMinutes },
  },
} as const;

/**
 * Types the predicate of a verified statement. Throws an `AttestationError` (`predicate_malformed`), also for an end that is
 * not so many minutes after its beginning.
 */
export function parseBreakGlass(predicate: unknown): BreakGlass {
  const glass = parseShape(schema, predicate, 'predicate_malformed');
  requireInstants([glass.issuedAt, glass.expiresAt]);
  if (Date.parse(glass.expiresAt) - Date.parse(glass.issuedAt) !== glass.minutes * 60_000)
    throw new AttestationError('predicate_malformed', 'its end is not that many minutes after its beginning');
  return glass;
}

/** Whether it was opened in spite of the checklist: a promotion has no reason. */
export function isBreakGlass(promotion: Promotion): promotion is BreakGlass {
  return 'reason' in promotion;
}
