import { findingTitles } from '../../formats/finding-titles.ts';
import type { DisturbedRun } from '../compose/disturbed-runs.ts';
import type { ListedFinding } from '../compose/listed-findings.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import { onNetwork } from '../../../model/on-network.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { dataTable } from './data-table.ts';
import { filterForm } from './filter-form.ts';
import { ageOf, command } from './words.ts';

/** More are counted, and not listed. */
const mostListed = 1000;

/** What exchanges showed that is not as the contract, the provider file or the scenario says. */
export function renderFindingsPage({ disturbed, findings, input, runs, targets }: ReportModel): Markup {
  const made = disturbed.filter((run) => run.findings.length > 0);
  const more = findings.length - mostListed;
  const choices = [
    { name: 'severity', label: 'Severity', options: ['error', 'warning', 'info'] },
    { name: 'target', label: 'Environment', options: targets.map(({ target }) => target) },
  ];
  const search = filterForm('findings', choices);
  return html`<section class="view" id="findings" aria-labelledby="head-findings">
    <h1 id="head-findings" tabindex="-1">Findings</h1>
    <p class="lede">
      What the newest result of each scenario showed that is not as the contract, the provider file or the
      scenario says. An error makes its scenario fail.
    </p>
    ${findings.length > 0 ? [search, html`<div data-group>${table('What was found', findings)}</div>`] : nothing(runs.length, input.network)}
    ${more > 0 && html`<p>and ${more} more: the run records have them all</p>`}
    ${made.length > 0 && disturbedSection(made, input.now, findings.length === 0 && search)}
  </section>`;
}

function nothing(runs: number, network: ReportModel['input']['network']): Markup {
  return runs === 0
    ? html`<p>No run was found. ${command(`livegate verify${onNetwork(network)} --sign`)} makes one.</p>`
    : html`<p>
        <span class="verdict good">None.</span> Nothing that was answered contradicts what is written down.
      </p>`;
}

/** `search`: where there is nothing else to be searched, so that nobody takes its count for what counts. */
function disturbedSection(made: readonly DisturbedRun[], now: string, search: Markup | false): Markup {
  return html`<h2>When something was made to go wrong</h2>
    <p class="quiet">What livegate noticed in runs with faults or drift packs. None of it is evidence.</p>
    ${search} ${made.map((run) => disturbedFindings(run, now))}`;
}

function disturbedFindings({ at, findings, given, id }: DisturbedRun, now: string): Markup {
  return html`<section data-group>
    <h3><code>${given}</code></h3>
    <p class="quiet">run ${id}, ${ageOf(at, now)}</p>
    ${table(`What was found with ${given}`, findings)}
  </section> `;
}

function table(label: string, findings: readonly ListedFinding[]): Markup {
  return dataTable({
    label,
    kind: 'stack findings',
    heads: ['Severity', 'What', 'Expected and found', 'Scenario'],
    rows: findings.slice(0, mostListed).map((one) => row(one)),
    searched: true,
  });
}

function row({ count, finding, scenario, target }: ListedFinding): Markup {
  const { at, code, exchange, expected, found, operation, severity } = finding;
  const opened = exchange === undefined ? '' : `&x=${encodeURIComponent(exchange.toWellFormed())}`;
  const place = `#scenario?id=${encodeURIComponent(scenario.id.toWellFormed())}${opened}`;
  const where = [operation, at].filter((part) => part !== undefined).join(' ');
  return html`<tr data-severity="${severity}" data-target="${target}">
    <td>
      <span class="verdict ${severity}">${severity}</span>${count > 1 && html` <small>×${count}</small>`}
    </td>
    <th scope="row">${findingTitles[code]}${where !== '' && html`<br /><small>${where}</small>`}</th>
    <td>expected ${expected}, found ${found}</td>
    <td><a href="${place}">${scenario.title}</a><br /><small>${target}</small></td>
  </tr> `;
}
