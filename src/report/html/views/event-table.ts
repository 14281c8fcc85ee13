import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { LedgerEvent } from '../report-input.ts';
import { shownInstant } from './words.ts';
import { dataTable } from './data-table.ts';

/** Entries of the ledger, newest first. */
export function eventTable(events: readonly (LedgerEvent & { readonly provider?: string })[]): Markup {
  if (events.length === 0) return html`<p class="quiet">The ledger has no entry yet.</p>`;
  const hasProvider = events.some(({ provider }) => provider !== undefined);
  const rows = events.toReversed().map(
    ({ at, by, index, kind, provider, refused, what }) =>
      html`<tr>
        <td class="number">${index + 1}</td>
        <td><time datetime="${at}">${shownInstant(at)}</time></td>
        ${hasProvider && html`<td>${provider}</td>`}
        <th scope="row">${kind}</th>
        <td>${by}</td>
        <td>
          ${what}${refused !== undefined && html`<div class="verdict bad">does not count: ${refused}</div>`}
        </td>
      </tr> `,
  );
  const heads = [{ number: 'Entry' }, 'When', hasProvider ? 'Provider' : undefined, 'What', 'By', 'It says'];
  return dataTable({ label: 'Entries of the ledger', kind: 'stack', heads, rows });
}
