import type { ScenarioVerdict } from '../../../model/run-record.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { NewestResult } from '../compose/newest-results.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { ScenarioGroup, ScenarioRow } from '../compose/scenario-matrix.ts';
import { command } from './words.ts';

const marks: Readonly<Record<ScenarioVerdict, string>> = {
  passed: '✓',
  failed: '✗ failed',
  flaky: '≈ flaky',
  'not-applicable': '– n/a',
  'sandbox-only': '– sandbox',
  quarantined: '– quarantined',
  unknown: '? unknown',
};

/** Every scenario in every environment, the same one in one row. */
export function renderScenariosPage({ groups, targets }: ReportModel): Markup {
  const names = targets.map(({ environment, provider }) => ({ environment, provider }));
  return html`<section class="view" id="scenarios" aria-labelledby="head-scenarios">
    <h1 id="head-scenarios" tabindex="-1">Scenarios</h1>
    <p class="lede">
      The newest result of each scenario in each test environment. The same scenario stands in one row.
    </p>
    <form class="filters" role="search" hidden>
      <label>Search <input type="search" name="q" autocomplete="off" /></label>
      <label
        >Verdict
        <select name="verdict">
          <option value="">all</option>
          ${Object.keys(marks).map((verdict) => html`<option>${verdict}</option>`)}
        </select></label
      >
      <label
        >Environment
        <select name="target">
          <option value="">all</option>
          ${targets.map(({ target }) => html`<option>${target}</option>`)}
        </select></label
      >
      <output class="quiet" aria-live="polite"></output>
    </form>
    ${groups.map((group) => groupTable(group, names))}
    ${groups.length === 0 && html`<p>No run was found. ${command('livegate verify --sign')} makes one.</p>`}
  </section>`;
}

type Name = { readonly provider: string; readonly environment: string };

function groupTable({ columns, name, rows }: ScenarioGroup, names: readonly Name[]): Markup {
  const heads = columns.map(
    (column) =>
      html`<th scope="col" data-target="${names[column]?.provider}@${names[column]?.environment}">
        ${names[column]?.provider}<br /><small>${names[column]?.environment}</small>
      </th>`,
  );
  return html`<div class="scenario-group">
    <h2>${name} <small>${rows.length}</small></h2>
    <div class="scroll" role="region" aria-label="Scenarios of ${name}" tabindex="0">
      <table class="scenarios">
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => scenarioRow(row, columns))}
        </tbody>
      </table>
    </div>
  </div> `;
}

function scenarioRow({ cells, id, title }: ScenarioRow, columns: readonly number[]): Markup {
  const shown = columns.map((column) => cell(cells[column]));
  return html`<tr>
    <th scope="row"><a href="#scenario?id=${encodeURIComponent(id.toWellFormed())}">${title}</a></th>
    ${shown}
  </tr> `;
}

function cell(found: NewestResult | undefined): Markup {
  if (found === undefined) return html`<td></td>`;
  const { took, verdict } = found.result;
  const time = verdict === 'not-applicable' || verdict === 'sandbox-only' ? '' : ` ${shownTime(took)}`;
  return html`<td class="${verdict}">${marks[verdict]}${time}</td>`;
}

function shownTime(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
