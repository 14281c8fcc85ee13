import { findingTitles } from '../../formats/finding-titles.ts';
import type { ListedFinding } from '../compose/listed-findings.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { dataTable } from './data-table.ts';
import { filterForm } from './filter-form.ts';

/** More are counted, and not listed. */
const mostListed = 1000;

/** What exchanges showed that is not as the contract, the provider file or the scenario says. */
export function renderFindingsPage({ findings, targets }: ReportModel): Markup {
  const more = findings.length - mostListed;
  const choices = [
    { name: 'severity', label: 'Severity', options: ['error', 'warning', 'info'] },
    { name: 'target', label: 'Environment', options: targets.map(({ target }) => target) },
  ];
  return html`<section class="view" id="findings" aria-labelledby="head-findings">
    <h1 id="head-findings" tabindex="-1">Findings</h1>
    <p class="lede">
      What the newest result of each scenario showed that is not as the contract, the provider file or the
      scenario says. An error makes its scenario fail.
    </p>
    ${findings.length === 0 && html`<p class="quiet">None: nothing that was answered contradicts what is written down.</p>`}
    ${findings.length > 0 && [filterForm('findings', choices), table(findings.slice(0, mostListed))]}
    ${more > 0 && html`<p>and ${more} more: the run records have them all</p>`}
  </section>`;
}

function table(findings: readonly ListedFinding[]): Markup {
  return dataTable({
    label: 'What was found',
    kind: 'stack findings',
    heads: ['Severity', 'What', 'Expected and found', 'Scenario'],
    rows: findings.map((one) => row(one)),
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
