import type { RunRecord } from '../../../model/run-record.ts';
import { givenOf } from '../../given-of.ts';
import { verdictLetters } from '../detail-data.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { dataTable } from './data-table.ts';
import { ageOf } from './words.ts';

/** The runs with what each looked at and how it ended, newest first. `runs`: oldest first. */
export function renderRunTable(runs: readonly RunRecord[], now: string): Markup {
  return dataTable({
    label: 'Runs',
    kind: 'stack',
    heads: ['Run', 'Verdict', 'Scenarios', 'Looked at'],
    rows: runs.toReversed().map((run) => row(run, now)),
    searched: true,
  });
}

const verdicts = Object.keys(verdictLetters);

function row(run: RunRecord, now: string): Markup {
  const { id, scenarios, startedAt, status, targets } = run;
  const names = targets.map(({ environment, provider }) => `${provider}@${environment}`);
  const given = givenOf(run).join(', ');
  const counts = verdicts.map((verdict) => [
    verdict,
    scenarios.filter((one) => one.verdict === verdict).length,
  ]);
  const words = counts.filter(([, count]) => count !== 0).map(([verdict, count]) => `${count} ${verdict}`);
  return html`<tr data-target="${names.join('\n')}">
    <th scope="row" class="light">
      <code class="name">${id}</code><br /><small>${ageOf(startedAt, now)}</small>
    </th>
    <td><span class="verdict ${status}">${status}</span></td>
    <td>${words.join(', ').replaceAll('-', ' ')}</td>
    <td>
      ${names.join(', ')}${given !== '' && html`<div class="given">made to go wrong: <code>${given}</code></div>`}
    </td>
  </tr> `;
}
