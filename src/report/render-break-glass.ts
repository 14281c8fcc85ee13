import type { BreakGlass } from '../gate/predicates/break-glass.ts';
import type { Style } from './style.ts';
import { renderTable } from './render-table.ts';
import { safeText } from './safe-text.ts';
import { shownCeiling } from './shown-ceiling.ts';

/** What somebody has to know before he opens live in spite of the checklist, as text for a terminal. */
export function renderBreakGlass(
  glass: BreakGlass,
  { against, by }: { readonly against: readonly string[]; readonly by: readonly string[] },
  style: Style,
): string {
  const { approvers, audience, ceilings, epoch, expiresAt, id, issuedAt, minutes, operations, reason } =
    glass;
  const rows = [
    ['why', reason],
    ['opens', `${minutes} minutes, from ${issuedAt} until ${expiresAt}`],
    ['for', audience.run === undefined ? audience.repository : `${audience.repository}, run ${audience.run}`],
    ['operations', operations.join(', ')],
    ...ceilings.map((one) => ['ceiling', shownCeiling(one)]),
    ['approvers', `${approvers}, for the credentials`],
    ['in spite of', against.length === 0 ? 'nothing: it could be promoted' : against.join(', ')],
    ['signed by', by.length === 0 ? 'nobody yet' : by.join(' and ')],
    ['id', `${id}, epoch ${epoch}`],
  ].map((row) => row.map(safeText));
  const where = safeText(`${glass.provider} → ${glass.environment} on the ${glass.network} network`);
  const head = `${style('bad', 'BREAK GLASS')}: ${style('strong', where)}`;
  return `${head}\n\n${renderTable(['', ''], rows, new Set([0, 1]))}\n\n`;
}
