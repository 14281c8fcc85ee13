import type { Change, TrapClass } from '../../model/change.ts';
import type { Rule } from '../rules/rule.ts';

/** What is known of the two sides: the contract, or an environment. */
export type ComparedSides = {
  /** The new side is a test environment, and the old one is none. */
  readonly newIsTest: boolean;
  /** The new side's contract runs ahead of what the old side describes. */
  readonly newIsAhead: boolean;
};

const values =
  /(?:^|-)(?:null|enum|enum-value|union-member)-(?:added|removed)$|^(?:request|response)-(?:type|alternative)-(?:added|removed)$/;
const nullability =
  /^graphql-field-type-(?:narrowed|conflicting|widened)$|^observed-(?:null|never-null|enum-value|null-in-one-only)$/;
const seenInOne =
  /^observed-(?:required-missing|never-present|field-undocumented|in-one-only|success-in-one-only|status|success-status)$|^response-property-became-/;
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
  if (newIsTest && change.direction === 'request' && rule?.kind === 'narrowed') return 'narrower-in-test';
  const id = whatCameOrWent(change.id);
  if (values.test(id) || nullability.test(id)) return 'value-in-one-only';
  if (seenInOne.test(id)) return 'one-environment-only';
  return /-(?:added|removed|unanswered)$/.test(id) && isPart(id) ? 'one-environment-only' : undefined;
}

// What goes is gone, whether that was announced or not.
function whatCameOrWent(id: string): string {
  return id.replace(/-before-sunset$/, '').replace(/(^|-)deprecated-(?!added|removed|without)/, '$1');
}

/** Parts of an API that a client can name; notes about them are none. */
function isPart(id: string): boolean {
  return !/(?:description|deprecat|documentation|default|directive|specified-by|one-of|format|pattern|sunset|read-only|write-only|-link-)/.test(
    id,
  );
}
