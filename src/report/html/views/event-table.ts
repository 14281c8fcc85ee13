import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { LedgerEvent } from '../report-input.ts';
import { shownInstant } from './words.ts';
import { dataTable } from './data-table.ts';

/** Entries of the ledger, newest first. `searched`: the search of the view looks through them. */
export function eventTable(
  events: readonly (LedgerEvent & { readonly provider?: string })[],
  searched?: true,
): Markup {
  if (events.length === 0) return html`<p class="quiet">The ledger has no entry yet.</p>`;
  const hasProvider = events.some(({ provider }) => provider !== undefined);
  const rows = events.toReversed().map(
    ({ at, by, index, kind, provider, refused, until, what }) =>
      html`<tr data-kind="${kind}" data-provider="${provider ?? ''}">
        <td class="number" data-label="Entry">${index + 1}</td>
        <td><time datetime="${at}">${shownInstant(at)}</time></td>
        ${hasProvider && html`<td>${provider}</td>`}
        <th scope="row">${kind}</th>
        <td data-label="by">${by}</td>
        <td>
          ${what}${until !== undefined && html`<div class="quiet">until ${shownInstant(until)}</div>`}${refused !== undefined && html`<div class="verdict bad">does not count: ${refused}</div>`}
        </td>
      </tr> `,
  );
  const heads = [{ number: 'Entry' }, 'When', hasProvider ? 'Provider' : undefined, 'What', 'By', 'It says'];
  const label = 'Entries of the ledger';
  return dataTable({ label, kind: 'stack', heads, rows, ...(searched === true ? { searched } : {}) });
}
