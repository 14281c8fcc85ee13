import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { Coverage, OperationCoverage, Share } from '../coverage/cover.ts';
import { filterForm } from './filter-form.ts';
import { dataTable } from './data-table.ts';

/** More than these are counted, and not named. */
const mostNamed = 60;

/** How much of each contract the recorded answers show: operations, response codes, fields and enumeration values. */
export function renderCoveragePage({ coverage, input }: ReportModel): Markup {
  const nameOf = (id: string) => input.providers.find((one) => one.id === id)?.name ?? id;
  return html`<section class="view" id="coverage" aria-labelledby="head-coverage">
    <h1 id="head-coverage" tabindex="-1">Coverage</h1>
    <p class="lede">
      What of each contract was seen answered, in the newest result of each scenario. What was never seen is
      not known to hold.
    </p>
    ${coverage.length > 0 && filterForm('operations', [{ name: 'seen', label: 'Answered', options: ['yes', 'never'] }])}
    ${coverage.map((one) => providerCoverage(one, nameOf(one.provider)))}
  </section>`;
}

function providerCoverage({ operations }: Coverage, name: string): Markup {
  const asked: Share = {
    met: operations.filter(({ requests }) => requests > 0).length,
    of: operations.length,
    missing: operations.filter(({ requests }) => requests === 0).map(({ operation }) => operation.id),
  };
  const codes = operations.flatMap(({ statuses }) => statuses);
  const statuses = { met: codes.filter(({ count }) => count > 0).length, of: codes.length, missing: [] };
  return html`<h2>${name}</h2>
    <dl class="meters">
      ${meter('Operations', asked)}${meter('Response codes', statuses)}${meter('Fields', sum(operations.map(({ fields }) => fields)))}${meter('Enumeration values', sum(operations.map(({ values }) => values)))}
    </dl>
    ${asked.missing.length > 0 && html`<p class="quiet">Never asked: ${asked.missing.join(', ')}</p>`}
    <details data-group>
      <summary>Operation by operation</summary>
      ${dataTable({
        label: `Coverage of ${name}`,
        kind: 'stack dense',
        heads: [
          'Operation',
          { number: 'Answers' },
          'Response codes',
          { number: 'Fields' },
          { number: 'Values' },
          'Not seen',
        ],
        rows: operations.map((one) => operationRow(one)),
        searched: true,
      })}
    </details>`;
}

function sum(shares: readonly Share[]): Share {
  const total = (key: 'met' | 'of') => shares.reduce((all, share) => all + share[key], 0);
  return { met: total('met'), of: total('of'), missing: [] };
}

function meter(title: string, { met, of }: Share): Markup {
  const part = of === 0 ? 0 : met / of;
  return html`<div>
    <dt>${title}</dt>
    <dd>
      <strong>${of === 0 ? '–' : `${Math.floor(part * 100)} %`}</strong> <small>${met} of ${of}</small
      ><svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar other" width="100" height="4" />
        <rect class="bar" width="${(part * 100).toFixed(1)}" height="4" />
      </svg>
    </dd>
  </div>`;
}

function operationRow({ fields, operation, requests, statuses, values }: OperationCoverage): Markup {
  const codes = statuses.map(
    ({ count, status }) =>
      html`<span class="${count > 0 ? 'code met' : 'code'}"
        >${status}${count > 0 ? ` ×${count}` : ' never'}</span
      > `,
  );
  const missing = requests === 0 ? [] : [...fields.missing, ...values.missing];
  const more = missing.length - mostNamed;
  const list = html`<details class="unprinted">
    <summary>${missing.length}</summary>
    <ul class="notes">
      ${missing.slice(0, mostNamed).map((name) => html`<li><code>${name}</code></li>`)}
    </ul>
    ${more > 0 && html`<p>and ${more} more</p>`}
  </details>`;
  return html`<tr data-seen="${requests > 0 ? 'yes' : 'never'}">
    <th scope="row">${operation.id}<br /><small>${operation.label}</small></th>
    <td class="number" data-label="answers">${requests}</td>
    <td>${codes}</td>
    <td class="number" data-label="fields">${fields.met} of ${fields.of}</td>
    <td class="number" data-label="values">${values.met} of ${values.of}</td>
    <td>${missing.length > 0 && list}</td>
  </tr> `;
}
