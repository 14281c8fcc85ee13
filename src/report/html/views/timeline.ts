import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { LedgerEvent, ReportGate } from '../report-input.ts';
import { shownInstant } from './words.ts';

const width = 960;
const left = 130;
const right = 20;
const rowHeight = 34;

type Mark = { readonly tone: string; readonly path: (x: number, y: number) => string };

const marks: Readonly<Record<string, Mark>> = {
  'sign-off': { tone: 'quiet', path: (x, y) => `M${x - 4} ${y}h8M${x} ${y - 4}v8` },
  promotion: { tone: 'good', path: (x, y) => `M${x} ${y - 7}l6 11h-12z` },
  release: { tone: 'link', path: (x, y) => `M${x - 5} ${y - 5}h10v10h-10z` },
  revocation: { tone: 'bad', path: (x, y) => `M${x - 6} ${y - 6}l12 12M${x + 6} ${y - 6}l-12 12` },
  'break-glass': { tone: 'bad', path: (x, y) => `M${x} ${y - 7}l7 7l-7 7l-7 -7z` },
  waiver: {
    tone: 'bad',
    path: (x, y) => `M${x - 5} ${y}h10M${x} ${y - 5}v10M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`,
  },
};
/** A kind that a later version has written. */
const other: Mark = { tone: 'quiet', path: (x, y) => `M${x - 3} ${y - 3}h6v6h-6z` };
const markOf = (kind: string): Mark => marks[kind] ?? other;

/** When things were signed, promoted, released and revoked: one line for each provider. */
export function renderTimeline(gates: readonly ReportGate[], now: string): Markup {
  const shown = gates.filter(({ events }) => events.length > 0);
  const times = shown.flatMap(({ events }) => events.map(({ at }) => Date.parse(at)));
  const from = Math.min(...times);
  const to = Math.max(Date.parse(now), ...times);
  if (shown.length === 0 || !Number.isFinite(from)) return html``;
  const xOf = (at: string) =>
    Math.round(left + ((Date.parse(at) - from) / (to - from || 1)) * (width - left - right));
  const height = shown.length * rowHeight + 28;
  return html`<figure>
    <div
      class="scroll"
      role="region"
      aria-label="Timeline of ${shown.map(({ provider }) => provider).join(', ')}"
      tabindex="0"
    >
      <svg
        class="chart timeline"
        viewBox="0 0 ${width} ${height}"
        role="img"
        aria-label="Timeline from ${shownInstant(new Date(from).toISOString())} to ${shownInstant(new Date(to).toISOString())}"
      >
        ${shown.map(({ events, provider }, row) => line(provider, events, row, xOf))}
        <text x="${left}" y="${height - 6}" class="axis">${shownInstant(new Date(from).toISOString())}</text>
        <text x="${width - right}" y="${height - 6}" class="axis end">
          ${shownInstant(new Date(to).toISOString())}
        </text>
      </svg>
    </div>
    <figcaption>${legend(shown)}</figcaption>
  </figure>`;
}

function line(
  provider: string,
  events: readonly LedgerEvent[],
  row: number,
  xOf: (at: string) => number,
): Markup {
  const y = row * rowHeight + 18;
  const points = events.map(({ at, kind, what }) => {
    const { path, tone } = markOf(kind);
    return html`<path class="mark ${tone}" d="${path(xOf(at), y)}"
      ><title>${kind}, ${shownInstant(at)}: ${what}</title></path
    >`;
  });
  return html`<text x="0" y="${y + 4}">${provider}</text
    ><path class="rule" d="M${left} ${y}H${width - right}" />${points} `;
}

function legend(gates: readonly ReportGate[]): readonly Markup[] {
  const kinds = new Set(gates.flatMap(({ events }) => events.map(({ kind }) => kind)));
  return [...kinds].map((kind) => {
    const { path, tone } = markOf(kind);
    const picture = html`<svg class="key" viewBox="0 0 16 16" aria-hidden="true">
      <path class="mark ${tone}" d="${path(8, 8)}" />
    </svg>`;
    return html`<span class="legend">${picture}${kind}</span> `;
  });
}
