import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import { eventTable } from './event-table.ts';
import { filterForm } from './filter-form.ts';
import { renderTimeline } from './timeline.ts';
import { command, plural } from './words.ts';

/** All providers' sign-offs, promotions and revocations, and the state of the ledger that they stand in. */
export function renderLedgerPage({ input: { gates, now } }: ReportModel): Markup {
  const events = gates
    .flatMap(({ events: own, provider }) => own.map((event) => ({ ...event, provider })))
    .sort((a, b) => a.index - b.index);
  const choices = [
    { name: 'kind', label: 'What', options: [...new Set(events.map(({ kind }) => kind))] },
    { name: 'provider', label: 'Provider', options: [...new Set(events.map(({ provider }) => provider))] },
  ];
  const [ledger] = gates.flatMap((gate) => gate.ledger ?? []);
  const findings = [...new Set(gates.flatMap((gate) => gate.ledger?.findings ?? []))];
  return html`<section class="view" id="ledger" aria-labelledby="head-ledger">
    <h1 id="head-ledger" tabindex="-1">Ledger</h1>
    <p class="lede">
      Everything that was signed, promoted, released and revoked; nothing in it can be changed unseen.
    </p>
    ${findings.map((finding) => html`<p class="banner"><strong>The ledger is not what it was.</strong> ${finding}</p>`)}
    ${renderTimeline(gates, now)}
    ${
      ledger !== undefined &&
      html`<dl class="facts">
        <dt>Checkpoint</dt>
        <dd>${plural(ledger.size, 'entry', 'entries')}, root <code>${ledger.root}</code></dd>
        <dt>Check it</dt>
        <dd>${command('livegate ledger verify')}</dd>
      </dl>`
    }
    ${events.length > 0 && filterForm('entries', choices)} ${eventTable(events, true)}
  </section>`;
}
