import type { ItemResult } from '../../../model/decision.ts';
import type { Waiver } from '../../../model/waiver.ts';
import type { ReportGate } from '../report-input.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { plural, untilOf } from './words.ts';
import { dataTable } from './data-table.ts';

const day = 86_400_000;

/** What passes by somebody's word alone, items and changes, with the days that it still does. */
export function waiverTable({ decision, waivers }: ReportGate, now: string): Markup {
  const items = (decision?.items ?? []).flatMap((item) => itemRow(item) ?? []);
  const rows = [...items, ...waivers.map((waiver) => changeRow(waiver, now))];
  if (rows.length === 0) return html`<p class="quiet">Nothing is waived.</p>`;
  const heads = ['What', 'Who answers', 'Why', 'Left'];
  return dataTable({ label: 'Waivers', kind: 'stack', heads, rows });
}

function itemRow({ id, title, waived }: ItemResult): Markup | undefined {
  if (waived === undefined) return undefined;
  const { by, found, owner, reason, until } = waived;
  return html`<tr>
    <th scope="row">${title}<br /><small>${id}</small></th>
    <td>${owner}<br /><small>signed by ${by}</small></td>
    <td>${reason}<br /><small>found: ${found}</small></td>
    <td>${untilOf(until)}</td>
  </tr> `;
}

function changeRow(waiver: Waiver, now: string): Markup {
  const { expires, file, fingerprint, line, owner, reason, rule, ticket } = waiver;
  return html`<tr>
    <th scope="row">
      <code>${rule}</code><br /><small><code>${fingerprint.slice(0, 19)}</code></small>
    </th>
    <td>${owner}<br /><small>${ticket}</small></td>
    <td>${reason}<br /><small>${file}:${line}</small></td>
    <td>${daysLeft(expires, now)}<br /><small>until ${expires}</small></td>
  </tr> `;
}

/** The last day counts whole. */
function daysLeft(expires: string, now: string): Markup {
  const left = Math.ceil((Date.parse(expires) + day - Date.parse(now)) / day);
  return left > 0 ? html`${plural(left, 'day')} left` : html`<span class="verdict bad">ran out</span>`;
}
