import type { VerifiedRequest } from '../gate/verify-request.ts';
import type { ChangesSince } from '../gate/find-changes-since.ts';
import type { Ceiling } from '../model/checklist.ts';
import type { Style } from './render-run.ts';
import { renderTable } from './render-table.ts';
import { safeText } from './safe-text.ts';

/** What an approver has to know before credentials are released, as text for a terminal. */
export function renderReleaseRequest({ changes, promotion, request }: VerifiedRequest, style: Style): string {
  const { approvers, ceilings, expiresAt, id, issuedAt, network, operations } = promotion.statement.predicate;
  const { askedBy, environment, provider, repository, requestedAt, run } = request;
  const who = askedBy === undefined ? '' : `${askedBy}, as git there says; `;
  const rows = [
    ['asked by', `${who}run ${run}`],
    ['for', repository],
    ['asked at', requestedAt],
    ['until', request.expiresAt < expiresAt ? request.expiresAt : expiresAt],
    ['operations', operations.join(', ')],
    ...ceilings.map((one) => ['ceiling', ceiling(one)]),
    ['promotion', `${id}, signed by ${promotion.by} at ${issuedAt}`],
    ['approvers', String(approvers)],
    ['changed', changed(changes)],
  ].map((row) => row.map(safeText));
  const head = `${style('strong', `${provider} → ${environment}`)} on the ${network} network`;
  return `Live credentials are asked for: ${head}\n\n${renderTable(['', ''], rows, new Set([0, 1]))}\n\n`;
}

function ceiling({ amount, operation, per, requests }: Ceiling): string {
  const sum = amount === undefined ? '' : `, ${amount.max} at ${amount.at}`;
  return `${operation}: ${requests} requests in ${per}${sum}`;
}

function changed(changes: ChangesSince): string {
  if (changes.kind === 'first') return 'first release: look at all of it';
  if (changes.kind === 'lost')
    return `unknown: the last release was on promotion ${changes.promotion}, which does not count any more`;
  const names = changes.changed.length === 0 ? 'nothing' : changes.changed.join(', ');
  return `${names}, since what was promoted at ${changes.promotedAt}`;
}
