import type { Waiver } from '../../../model/waiver.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { plural } from './words.ts';
import { dataTable } from './data-table.ts';

const day = 86_400_000;

/** Waivers with the days that they still hold. */
export function waiverTable(waivers: readonly Waiver[], now: string): Markup {
  if (waivers.length === 0) return html`<p class="quiet">Nothing is waived.</p>`;
  const rows = waivers.map(
    ({ expires, file, fingerprint, line, owner, reason, rule, ticket }) =>
      html`<tr>
        <th scope="row">
          <code>${rule}</code><br /><small><code>${fingerprint.slice(0, 19)}</code></small>
        </th>
        <td>${owner}<br /><small>${ticket}</small></td>
        <td>${reason}<br /><small>${file}:${line}</small></td>
        <td>${daysLeft(expires, now)}<br /><small>until ${expires}</small></td>
      </tr> `,
  );
  return dataTable({ label: 'Waivers', kind: 'stack', heads: ['Change', 'Owner', 'Why', 'Left'], rows });
}

/** The last day counts whole. */
function daysLeft(expires: string, now: string): Markup {
  const left = Math.ceil((Date.parse(expires) + day - Date.parse(now)) / day);
  return left > 0 ? html`${plural(left, 'day')} left` : html`<span class="verdict bad">ran out</span>`;
}
