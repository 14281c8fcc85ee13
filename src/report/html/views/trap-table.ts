import type { Change, TrapClass } from '../../../model/change.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ComparedEnvironments } from '../compose/compared-environments.ts';
import { dataTable } from './data-table.ts';
import { givenNote } from './given-note.ts';
import { ageOf, plural } from './words.ts';

/** More differences of one kind are counted, and not listed. */
const mostListed = 200;

const traps: Readonly<Record<TrapClass, readonly [title: string, meaning: string]>> = {
  'one-environment-only': [
    'In one environment only',
    'An operation, a field or a type that only one of them has.',
  ],
  'narrower-in-test': [
    'Narrower in test',
    'Test refuses what the other side accepts: a green test can hide it, a red one can be wrong.',
  ],
  'value-in-one-only': ['A value in one only', 'Null or an enum value that only one of them gives.'],
  'ahead-of-live': ['Ahead of live', 'What test has already, and live is about to get.'],
  'access-differs': ['Access differs', 'Servers or authorisation are not the same.'],
  'called-compatible': [
    'Called compatible',
    'The provider announces it as permitted, and it breaks clients all the same.',
  ],
};
const classes = Object.keys(traps) as TrapClass[];

/** How many traps of each class lie between the environments of one provider, and what each of them is. */
export function renderTraps(name: string, compared: readonly ComparedEnvironments[], now: string): Markup {
  if (compared.length === 0) return html``;
  const lists = classes.map((trap) => trapList(trap, compared));
  return html`<h3>What lies between them</h3>
    ${dataTable({
      label: `Traps between environments of ${name}`,
      kind: 'stack dense',
      heads: ['Compared', 'Verdict', ...classes.map((trap) => ({ number: traps[trap][0] }))],
      rows: compared.map((one) => comparisonRow(one, now)),
    })}
    ${lists}`;
}

const titleOf = ({ against, environment }: ComparedEnvironments) =>
  `${environment} against ${against === 'contract' ? 'the contract' : against}`;
const bases = { schema: 'by schema', observed: 'by answers' } as const;

function comparisonRow(one: ComparedEnvironments, now: string): Markup {
  const { at, basis, from, given, reason, report, verdict } = one;
  const counts = classes.map((trap) => {
    const count = found(trap, one).length;
    return html`<td class="number" data-label="${traps[trap][0]}">
      ${report === undefined ? '?' : count === 0 ? '–' : count}
    </td>`;
  });
  return html`<tr>
    <th scope="row">
      ${titleOf(one)}<br /><small>${bases[basis]}, ${from}, ${ageOf(at, now)}</small>${givenNote(given)}
    </th>
    <td>
      <span class="verdict ${verdict}">${verdict}</span
      >${reason !== undefined && html`<br /><small>${reason}</small>`}
    </td>
    ${counts}
  </tr> `;
}

function found(trap: TrapClass, { report }: ComparedEnvironments): readonly Change[] {
  return (report?.changes ?? []).filter(({ trapClass }) => trapClass === trap);
}

function trapList(trap: TrapClass, compared: readonly ComparedEnvironments[]): Markup {
  const all = compared.flatMap((one) => found(trap, one).map((change) => ({ change, one })));
  if (all.length === 0) return html``;
  const [title, meaning] = traps[trap];
  const more = all.length - mostListed;
  return html`<details open data-group>
    <summary>
      <h4>${title}</h4>
      <small>${plural(all.length, 'difference')}</small>
    </summary>
    <p class="quiet">${meaning}</p>
    <ul class="notes items">
      ${all.slice(0, mostListed).map(({ change, one }) => trapLine(change, one))}
    </ul>
    ${more > 0 && html`<p>and ${more} more</p>`}
  </details>`;
}

function trapLine({ path, reason, severity }: Change, one: ComparedEnvironments): Markup {
  return html`<li data-severity="${severity}">
    <b>${titleOf(one)}</b> <span class="verdict ${severity}">${severity}</span> ${path.join(' › ')}: ${reason}
    ${one.given.length > 0 && html`<small>(sandbox with <code>${one.given.join(', ')}</code>)</small>`}
  </li> `;
}
