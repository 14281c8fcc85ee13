import type { RunRecord } from '../../../model/run-record.ts';
import { onNetwork } from '../../../model/on-network.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { Unsteady } from '../compose/unsteady.ts';
import { verdictLetters } from '../detail-data.ts';
import { filterForm } from './filter-form.ts';
import { renderLatencies } from './latency-chart.ts';
import { renderRunChart } from './run-chart.ts';
import { renderRunTable } from './run-table.ts';
import { dataTable } from './data-table.ts';
import { command, plural } from './words.ts';

/** Run by run: what passed and failed, which scenarios are not steady, and how long answers took. */
export function renderHistoryPage(model: ReportModel): Markup {
  const { groups, input, latencies, plainRuns, retried, runs, targets, unsteady } = model;
  const titles = new Map(groups.flatMap(({ rows }) => rows.map(({ id, title }) => [id, title])));
  const options = targets.map(({ target }) => target);
  return html`<section class="view" id="history" aria-labelledby="head-history">
    <h1 id="head-history" tabindex="-1">History</h1>
    <p class="lede">
      ${runs.length === 0 ? html`No run was found. ${command(`livegate verify${onNetwork(input.network)} --sign`)} makes one.` : `The last ${plural(runs.length, 'run')}, oldest on the left.`}
    </p>
    ${runs.length > 0 && [renderRunChart(runs), filterForm('rows', [{ name: 'target', label: 'Environment', options }])]}
    ${runs.length > 0 && section('Runs', renderRunTable(runs, input.now))}
    ${section('Scenarios that are not steady', unsteadyTable(unsteady, plainRuns, titles))}
    ${retried.length > 0 && section('Passed only on a retry when something was made to go wrong', unsteadyTable(retried, runs, titles))}
    ${section('How long answers took', renderLatencies(latencies))}
  </section>`;
}

function section(title: string, content: Markup): Markup {
  return html`<section data-group>
    <h2>${title}</h2>
    ${content}
  </section>`;
}

function unsteadyTable(
  unsteady: readonly Unsteady[],
  runs: readonly RunRecord[],
  titles: ReadonlyMap<string, string>,
): Markup {
  if (unsteady.length === 0)
    return html`<p class="quiet">
      None: every scenario did the same in each run in which nothing was made to go wrong.
    </p>`;
  const rows = unsteady.map(
    ({ bad, given, history, id, ran, target }) =>
      html`<tr data-target="${target}">
        <th scope="row" class="light">
          <a href="#scenario?id=${encodeURIComponent(id.toWellFormed())}">${titles.get(id) ?? id}</a
          >${given !== undefined && html`<div class="given">made to go wrong: <code>${given}</code></div>`}
        </th>
        <td>${target}</td>
        <td class="number" data-label="went wrong">${bad} of ${ran}</td>
        <td>${strip(history.verdicts, runs)}</td>
      </tr> `,
  );
  const heads = ['Scenario', 'Where', { number: 'Went wrong' }, 'Run by run'];
  return dataTable({ label: 'Unsteady scenarios', kind: 'stack dense', heads, rows, searched: true });
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
