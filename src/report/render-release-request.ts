import type { VerifiedRequest } from '../gate/verify-request.ts';
import type { ChangesSince } from '../gate/find-changes-since.ts';
import { isBreakGlass } from '../gate/predicates/break-glass.ts';
import type { Promotion } from '../gate/predicates/promotion.ts';
import type { Recorded } from '../gate/ledger-state.ts';
import type { Style } from './style.ts';
import { renderTable } from './render-table.ts';
import { safeText } from './safe-text.ts';
import { shownCeiling } from './shown-ceiling.ts';

/** What an approver has to know before credentials are released, as text for a terminal. */
export function renderReleaseRequest({ changes, promotion, request }: VerifiedRequest, style: Style): string {
  const { approvers, ceilings, expiresAt, network, operations } = promotion.statement.predicate;
  const { askedBy, environment, provider, repository, requestedAt, run } = request;
  const who = askedBy === undefined ? '' : `${askedBy}, as git there says; `;
  const rows = [
    ['asked by', `${who}run ${run}`],
    ['for', repository],
    ['asked at', requestedAt],
    ['until', request.expiresAt < expiresAt ? request.expiresAt : expiresAt],
    ['operations', operations.join(', ')],
    ...ceilings.map((one) => ['ceiling', shownCeiling(one)]),
    opener(promotion),
    ['approvers', String(approvers)],
    ['changed', changed(changes)],
  ].map((row) => row.map(safeText));
  const head = `${style('strong', `${provider} → ${environment}`)} on the ${network} network`;
  return `Live credentials are asked for: ${head}\n\n${renderTable(['', ''], rows, new Set([0, 1]))}\n\n`;
}

function opener({ by, statement: { predicate } }: Recorded<Promotion>): readonly string[] {
  const signed = `${predicate.id}, signed by ${by} at ${predicate.issuedAt}`;
  return isBreakGlass(predicate)
    ? ['BREAK GLASS', `"${predicate.reason}", ${signed}`]
    : ['promotion', signed];
}

function changed(changes: ChangesSince): string {
  if (changes.kind === 'first') return 'first release: look at all of it';
  if (changes.kind === 'lost')
    return `unknown: the last release was on promotion ${changes.promotion}, which does not count any more`;
  const names = changes.changed.length === 0 ? 'nothing' : changes.changed.join(', ');
  return `${names}, since what was promoted at ${changes.promotedAt}`;
}
