import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { Latency } from '../compose/latencies.ts';
import { dataTable } from './data-table.ts';

const width = 320;
const height = 18;
const mostShown = 400;
const heads = [
  'Operation',
  'Where',
  { number: 'Answers' },
  { number: 'Median' },
  { number: '95th percentile' },
  'Spread',
];

/** The spread of each operation's times in each environment, on one logarithmic scale. */
export function renderLatencies(all: readonly Latency[]): Markup {
  if (all.length === 0) return html`<p class="quiet">No answer was recorded.</p>`;
  const shown = all.slice(0, mostShown);
  const most = Math.max(...shown.map((one) => one.most));
  const xOf = (time: number) =>
    ((Math.log10(Math.max(1, time)) / Math.log10(Math.max(10, most))) * (width - 8) + 4).toFixed(1);
  const rows = shown.map(
    (one) =>
      html`<tr data-target="${one.target}">
        <th scope="row">${one.operation}</th>
        <td class="name">${one.target}</td>
        <td class="number" data-label="answers">${one.count}</td>
        <td class="number" data-label="median">${shownTime(one.median)}</td>
        <td class="number" data-label="95th percentile">${shownTime(one.p95)}</td>
        <td>${spread(one, xOf)}</td>
      </tr> `,
  );
  return html`<p class="quiet">
      The box holds the middle half, its line is the median, the thin line goes from the quickest to the
      slowest; logarithmic, up to ${shownTime(most)}. From the newest result of each scenario.
    </p>
    ${dataTable({ label: 'How long answers took', kind: 'stack dense', heads, rows, searched: true })}
    ${all.length > mostShown && html`<p>and ${all.length - mostShown} more</p>`}`;
}

function spread(
  { least, median, most, quarter, threeQuarters }: Latency,
  xOf: (time: number) => string,
): Markup {
  const middle = height / 2;
  const wide = Math.max(2, Number(xOf(threeQuarters)) - Number(xOf(quarter))).toFixed(1);
  return html`<svg class="spread" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path class="mark" d="M${xOf(least)} ${middle}H${xOf(most)}" />
    <rect class="box" x="${xOf(quarter)}" y="4" width="${wide}" height="${height - 8}" />
    <path class="mark median" d="M${xOf(median)} 2V${height - 2}" />
  </svg>`;
}

function shownTime(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(0)} s`;
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${milliseconds.toFixed(0)} ms`;
}
