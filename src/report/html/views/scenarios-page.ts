import type { ScenarioVerdict } from '../../../model/run-record.ts';
import { onNetwork } from '../../../model/on-network.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { NewestResult } from '../compose/newest-results.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { ScenarioGroup, ScenarioRow } from '../compose/scenario-matrix.ts';
import { filterForm } from './filter-form.ts';
import { command } from './words.ts';
import { dataTable } from './data-table.ts';

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
export function renderScenariosPage({ groups, input, targets }: ReportModel): Markup {
  const titles = new Map([
    ['every-provider', 'Every provider'],
    ...input.providers.map(({ id, name }) => [id, name] as const),
  ]);
  const names = targets.map(({ environment, provider }) => ({ environment, provider }));
  return html`<section class="view" id="scenarios" aria-labelledby="head-scenarios">
    <h1 id="head-scenarios" tabindex="-1">Scenarios</h1>
    <p class="lede">
      The newest result of each scenario in each test environment. The same scenario stands in one row.
    </p>
    ${filterForm('scenarios', [
      { name: 'verdict', label: 'Verdict', options: Object.keys(marks) },
      { name: 'target', label: 'Environment', options: targets.map(({ target }) => target) },
    ])}
    <p class="paper">Requests and responses are not printed: each scenario’s page shows them.</p>
    ${groups.map((group) => groupTable(group, names, titles))}
    ${groups.length === 0 && html`<p>No run was found. ${command(`livegate verify${onNetwork(input.network)} --sign`)} makes one.</p>`}
  </section>`;
}

/** A browser lays out one part of a long table, of about so many rows, only when it comes into view. */
const partSize = 25;

type Name = { readonly provider: string; readonly environment: string };

function groupTable(
  { columns, name: id, rows }: ScenarioGroup,
  names: readonly Name[],
  titles: ReadonlyMap<string, string>,
): Markup {
  const name = titles.get(id) ?? id;
  const heads = columns.map(
    (column) =>
      html`<th scope="col" data-target="${names[column]?.provider}@${names[column]?.environment}">
        ${names[column]?.provider}<br /><small>${names[column]?.environment}</small>
      </th>`,
  );
  const count = Math.max(1, Math.round(rows.length / partSize));
  const size = Math.ceil(rows.length / count);
  const parts = Array.from({ length: count }, (_, part) => {
    const own = rows.slice(part * size, (part + 1) * size);
    const place = count === 1 ? '' : `, ${part * size + 1} to ${part * size + own.length}`;
    const table = dataTable({
      label: `Scenarios of ${name}${place}`,
      kind: count === 1 ? 'scenarios' : 'scenarios even',
      heads: ['Scenario', ...heads],
      rows: own.map((row) => scenarioRow(row, columns)),
      searched: true,
    });
    return html`<div class="scenario-part" data-group>${table}</div> `;
  });
  return html`<div data-group>
    <h2>${name} <small>${rows.length}</small></h2>
    ${parts}
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
