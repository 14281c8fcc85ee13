import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { LedgerEvent } from '../report-input.ts';
import { shownInstant } from './words.ts';

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
  return html`<div class="scroll" role="region" aria-label="Entries of the ledger" tabindex="0">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col" class="number">Entry</th>
          <th scope="col">When</th>
          ${hasProvider && html`<th scope="col">Provider</th>`}
          <th scope="col">What</th>
          <th scope="col">By</th>
          <th scope="col">It says</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
