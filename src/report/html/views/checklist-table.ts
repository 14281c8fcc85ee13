import type { ItemResult, Verdict } from '../../../model/decision.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportInput } from '../report-input.ts';
import { itemsAgainst } from '../compose/standing.ts';
import type { Standing } from '../compose/standing.ts';
import { filterForm } from './filter-form.ts';
import { ageOf, commandCode, untilOf, withInstants } from './words.ts';
import { dataTable } from './data-table.ts';

const words: Readonly<Record<Verdict, { readonly word: string; readonly tone: string }>> = {
  passed: { word: 'passed', tone: 'good' },
  failed: { word: 'failed', tone: 'bad' },
  unknown: { word: 'not shown', tone: 'open' },
};
const waivedWords = { word: 'waived', tone: 'bad' } as const;

/** What stands against it first, then what only a waiver lets pass. */
const rank = ({ verdict, waived }: ItemResult): number =>
  ({ failed: 0, unknown: 1, passed: waived === undefined ? 3 : 2 })[verdict];

/** Every item of the checklist with what it shows, on what evidence, how old that is, and what clears it. */
export function renderChecklist({ items }: Standing, input: ReportInput): Markup {
  if (items.length === 0) return html``;
  const open = items.filter(({ verdict }) => verdict !== 'passed').length;
  const sorted = items.toSorted((a, b) => rank(a) - rank(b));
  const waived = items.filter((item) => item.waived !== undefined).length;
  const by = waived === 0 ? '' : `, ${waived} of them by a waiver alone`;
  const title = open === 0 ? `All ${items.length} items passed${by}` : itemsAgainst(open, items.length);
  const verdicts = Object.entries({ ...words, waived: waivedWords });
  const options = verdicts.map(([verdict, { word }]) => [verdict, word] as const);
  return html`<h2>${title}</h2>
    ${filterForm('items', [{ name: 'verdict', label: 'Verdict', options }])}
    ${dataTable({
      label: 'Checklist',
      kind: 'stack checklist',
      heads: ['Verdict', 'Item', 'What it shows', 'Evidence'],
      rows: sorted.map((item) => row(item, input)),
      searched: true,
    })}`;
}

function row(item: ItemResult, input: ReportInput): Markup {
  const { tone, word } = item.waived === undefined ? words[item.verdict] : waivedWords;
  const { holdsUntil, id, kind, reason, remedy, title } = item;
  const clear =
    remedy !== undefined && html`<div class="quiet">cleared by ${commandCode(remedy.command)}</div>`;
  const signed = kind === 'sign-off' && html` <small>sign-off</small>`;
  return html`<tr data-verdict="${item.waived === undefined ? item.verdict : 'waived'}">
    <td><span class="verdict ${tone}">${word}</span></td>
    <th scope="row">${title}${signed}<br /><small>${id}</small></th>
    <td>${withInstants(reason)}${clear}</td>
    <td class="quiet">${evidence(item, input)} ${holdsUntil !== undefined && untilOf(holdsUntil)}</td>
  </tr> `;
}

function evidence({ evidence: ids = [] }: ItemResult, { now, runs }: ReportInput): readonly Markup[] {
  return ids.map((id) => {
    const run = runs.find(({ record }) => record.id === id)?.record;
    return run === undefined
      ? html`<div>${id}</div>`
      : html`<div><span class="name">run ${id},</span> ${ageOf(run.startedAt, now)}</div>`;
  });
}
