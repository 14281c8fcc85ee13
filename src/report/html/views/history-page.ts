import type { RunRecord, ScenarioVerdict } from '../../../model/run-record.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { Unsteady } from '../compose/unsteady.ts';
import { verdictLetters } from '../detail-data.ts';
import { renderLatencies } from './latency-chart.ts';
import { shownInstant } from './words.ts';
import { dataTable } from './data-table.ts';

/** Run by run: what passed and failed, which scenarios are not steady, and how long answers took. */
export function renderHistoryPage({ groups, latencies, plainRuns, runs, unsteady }: ReportModel): Markup {
  const titles = new Map(groups.flatMap(({ rows }) => rows.map(({ id, title }) => [id, title])));
  return html`<section class="view" id="history" aria-labelledby="head-history">
    <h1 id="head-history" tabindex="-1">History</h1>
    <p class="lede">The last ${runs.length} runs, oldest on the left.</p>
    ${runs.length > 0 && runChart(runs)}
    <h2>Scenarios that are not steady</h2>
    ${unsteady.length === 0 && html`<p class="quiet">None: every scenario did the same in each run that it was in.</p>`}
    ${unsteady.length > 0 && unsteadyTable(unsteady, plainRuns, titles)}
    <h2>How long answers took</h2>
    ${renderLatencies(latencies)}
  </section>`;
}

const [width, height, gap] = [960, 160, 2] as const;
const bands: readonly (readonly [name: string, verdicts: readonly ScenarioVerdict[]])[] = [
  ['passed', ['passed']],
  ['other', ['not-applicable', 'sandbox-only', 'quarantined']],
  ['failed', ['failed', 'flaky', 'unknown']],
];

function runChart(runs: readonly RunRecord[]): Markup {
  const most = Math.max(1, ...runs.map(({ scenarios }) => scenarios.length));
  const step = Math.min(40, width / runs.length);
  const bars = runs.map((run, index) => runBar(run, index * step, step - gap, most));
  const failed = runs.filter(({ status }) => status !== 'passed').length;
  return html`<figure>
    <svg
      class="chart"
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label="${runs.length} runs, ${failed} of them did not pass"
    >
      ${bars}
    </svg>
    <figcaption>
      <span class="legend"><span class="swatch passed"></span>passed</span
      ><span class="legend"><span class="swatch failed"></span>failed, flaky or unknown</span
      ><span class="legend"><span class="swatch other"></span>left out, with a reason</span> A bar is as high
      as the run had scenarios, ${most} at most.
    </figcaption>
  </figure>`;
}

function runBar(run: RunRecord, x: number, wide: number, most: number): Markup {
  const { drifts = [], faults = [], id, scenarios, startedAt, status } = run;
  const disturbed = [...faults, ...drifts].join(', ');
  let y = height;
  const parts = bands.map(([name, verdicts]) => {
    const count = scenarios.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const tall = (count / most) * (height - 4);
    y -= tall;
    return (
      count > 0 &&
      html`<rect
        class="bar ${name}"
        x="${x.toFixed(1)}"
        y="${y.toFixed(1)}"
        width="${wide.toFixed(1)}"
        height="${tall.toFixed(1)}"
      />`
    );
  });
  const words = `${id}, ${shownInstant(startedAt)}: ${status}, ${scenarios.length} scenarios${disturbed === '' ? '' : `, made to go wrong: ${disturbed}`}`;
  return html`<g><title>${words}</title>${parts}</g> `;
}

function unsteadyTable(
  unsteady: readonly Unsteady[],
  runs: readonly RunRecord[],
  titles: ReadonlyMap<string, string>,
): Markup {
  const rows = unsteady.map(
    ({ bad, history, id, ran, target }) =>
      html`<tr>
        <th scope="row" class="light">
          <a href="#scenario?id=${encodeURIComponent(id.toWellFormed())}">${titles.get(id) ?? id}</a>
        </th>
        <td>${target}</td>
        <td class="number">${bad} of ${ran}</td>
        <td>${strip(history.verdicts, runs)}</td>
      </tr> `,
  );
  const heads = ['Scenario', 'Where', { number: 'Went wrong' }, 'Run by run'];
  return dataTable({ label: 'Unsteady scenarios', heads, rows });
}

const names = new Map<string, string>(
  Object.entries(verdictLetters).map(([verdict, letter]) => [letter, verdict]),
);

function strip(verdicts: string, runs: readonly RunRecord[]): Markup {
  const bars = Array.from(verdicts).map((letter, index) => {
    const verdict = names.get(letter);
    return (
      verdict !== undefined &&
      html`<rect class="bar ${verdict}" x="${index * 6}" y="2" width="5" height="12"
        ><title>${runs[index]?.id}: ${verdict}</title></rect
      >`
    );
  });
  return html`<svg class="strip small" viewBox="0 0 ${verdicts.length * 6} 16" aria-hidden="true">
    ${bars}
  </svg>`;
}
