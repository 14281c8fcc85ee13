import type { Change, TrapClass } from '../../model/change.ts';
import type { Rule } from '../rules/rule.ts';

/** What is known of the two sides: the contract, or an environment. */
export type ComparedSides = {
  /** The new side is a test environment. */
  readonly newIsTest: boolean;
  /** The new side's contract runs ahead of what the old side describes. */
  readonly newIsAhead: boolean;
};

const values =
  /(?:^|-)(?:null|enum|enum-value|union-member)-(?:added|removed)$|^observed-(?:null|enum-value|null-in-one-only)$/;
const seenInOne =
  /^observed-(?:required-missing|field-undocumented|in-one-only|success-in-one-only|status|success-status)$/;
const access = /^(?:(?:request|response)-security-|security-scheme-|server-)/;

/** The trap that a difference between environments is; undefined where it is none of a known kind. */
export function trapClassOf(
  change: Change,
  rule: Pick<Rule, 'kind' | 'direction'> | undefined,
  { newIsAhead, newIsTest }: ComparedSides,
): TrapClass | undefined {
  if (change.announced !== undefined && change.severity !== 'safe') return 'called-compatible';
  if (access.test(change.id)) return 'access-differs';
  const grew = rule?.kind === 'added' || rule?.kind === 'widened';
  if (newIsAhead && grew) return 'ahead-of-live';
  if (values.test(change.id) && change.direction === 'response') return 'value-in-one-only';
  if (newIsTest && change.direction === 'request' && rule?.kind === 'narrowed') return 'narrower-in-test';
  if (seenInOne.test(change.id)) return 'one-environment-only';
  const cameOrWent = /-(?:added|removed|renamed)$/.test(change.id) && isPart(change.id);
  return cameOrWent ? 'one-environment-only' : undefined;
}

/** Parts of an API that a client can name; notes about them are none. */
function isPart(id: string): boolean {
  return !/(?:description|deprecat|documentation|default|directive|specified-by|one-of|format|pattern|-link-)/.test(
    id,
  );
}
