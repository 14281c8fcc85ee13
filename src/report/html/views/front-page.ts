import type { EnforcementLevel } from '../../../model/decision.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { EnvironmentRow } from '../compose/environment-row.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import { givenOf } from '../../given-of.ts';
import type { Standing, StandingKind } from '../compose/standing.ts';
import { renderCautions } from './cautions.ts';
import { changesSentence } from './changes-sentence.ts';
import { driftSentences } from './drift-sentence.ts';
import { renderNextSteps } from './next-steps.ts';
import { ageOf, plural, shownInstant, slug, untilOf } from './words.ts';
import { dataTable } from './data-table.ts';

/** What a standing is called in one word, and how it is meant. */
const standingWords: Readonly<Record<StandingKind, { readonly word: string; readonly tone: string }>> = {
  open: { word: 'Open', tone: 'good' },
  broken: { word: 'Open, glass broken', tone: 'bad' },
  ready: { word: 'May go live', tone: 'good' },
  revoked: { word: 'Revoked', tone: 'open' },
  refused: { word: 'Refused', tone: 'bad' },
  undecided: { word: 'Not decided', tone: 'open' },
  none: { word: 'No decision', tone: 'open' },
};

const levels: Readonly<Record<EnforcementLevel, string>> = {
  L1: 'L1, a seat belt: this machine can open the live keys by itself, so the gate stops accidents only.',
  L2: 'L2, separated: no identity was given here, so approvers release the live keys; a release without --isolate is L1.',
  L3: 'L3, enforced: a gateway under another identity puts the live keys into requests.',
};

/** The first page: who may go live, what stands against the others, and what to do next. */
export function renderFrontPage(model: ReportModel): Markup {
  const { headline, input, standings } = model;
  return html`<section class="view current" id="overview" aria-labelledby="headline">
    <h1 id="headline" tabindex="-1">${headline}</h1>
    ${isDisturbed(model) && html`<p class="banner"><strong>Every run here was made to go wrong.</strong> Its faults and drift packs are no provider’s own doing, and nothing of it is evidence.</p>`}
    <p class="lede">${networkWords(input.network)}</p>
    <p class="lede">${levels[input.level]}</p>
    ${matrix(model)} ${standings.map((standing) => standingBlock(standing, model))}
  </section>`;
}

function isDisturbed({ plainRuns }: ReportModel): boolean {
  return plainRuns.length > 0 && plainRuns.every((run) => givenOf(run).length > 0);
}

function networkWords(network: 'sandbox' | 'internet'): string {
  return network === 'sandbox'
    ? 'This is the sandbox network: what it shows opens live on the sandbox network only.'
    : 'This is the internet: evidence comes from the providers’ real test environments.';
}

function matrix({ input, rows }: ReportModel): Markup {
  return dataTable({
    label: 'Providers and environments',
    kind: 'matrix stack',
    caption: html`Every provider in every environment, as of ${shownInstant(input.now)}`,
    heads: ['Provider', 'Environment', 'Stage', 'Decision or evidence', 'Level', 'Holds, or last run'],
    rows: rows.map((row, index) => matrixRow(row, rows[index - 1], input)),
  });
}

function matrixRow(
  row: EnvironmentRow,
  before: EnvironmentRow | undefined,
  input: ReportModel['input'],
): Markup {
  const isFirst = row.provider !== before?.provider;
  const name = isFirst
    ? html`<a href="#provider-${slug(row.provider)}">${row.name}</a>`
    : html`<span class="repeated">${row.name}</span>`;
  const { ending, name: environment, stage } = row.environment;
  const end = ending === undefined ? '' : html` <small>${ending}</small>`;
  return html`<tr${isFirst ? html` class="first"` : ''}><th scope="row">${name}</th><td>${environment}${end}</td><td>${stage}</td>${cells(row, input)}</tr>
`;
}

function cells(row: EnvironmentRow, { level, now }: ReportModel['input']): Markup {
  if (row.standing !== undefined) return liveCells(row.standing, level);
  if (row.evidence === undefined)
    return html`<td class="quiet">no checklist opens it</td>
      <td></td>
      <td></td>`;
  return testCells(row.evidence, now);
}

function liveCells(standing: Standing, level: EnforcementLevel): Markup {
  const { tone, word } = standingWords[standing.kind];
  const open = standing.items.filter(({ verdict }) => verdict !== 'passed').length;
  const detail =
    open === 0
      ? plural(standing.items.length, 'item') + ' passed'
      : `${open} of ${plural(standing.items.length, 'item')} against it`;
  const until = standing.until === undefined ? '' : untilOf(standing.until);
  return html`<td><strong class="verdict ${tone}">${word}</strong> <small>${detail}</small></td>
    <td data-label="Level">${level}</td>
    <td>${until}</td>`;
}

const evidenceTones = { held: 'good', failed: 'bad', undecided: 'open', 'not looked at': 'quiet' } as const;

function testCells(
  { at, counts, drift, word }: NonNullable<EnvironmentRow['evidence']>,
  now: string,
): Markup {
  const shown = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict.replaceAll('-', ' ')}`);
  const parts = [...shown, ...(drift === undefined ? [] : [`drift: ${drift}`])].join(', ');
  const age = at === undefined ? '' : html`run ${ageOf(at, now)}`;
  return html`<td><span class="verdict ${evidenceTones[word]}">${word}</span> <small>${parts}</small></td>
    <td></td>
    <td class="quiet">${age}</td>`;
}

function standingBlock(standing: Standing, model: ReportModel): Markup {
  const { detail, kind, name, provider, sentence, until } = standing;
  const id = slug(provider);
  return html`<article class="standing ${standingWords[kind].tone}" aria-labelledby="standing-${id}">
    <h2 id="standing-${id}">${sentence}</h2>
    <p>${detail} ${until !== undefined && untilOf(until, 'Holds until')}</p>
    ${renderCautions(standing)} ${driftSentences(provider, model)} ${changesSentence(provider, model.input)}
    ${renderNextSteps(standing, 3)}
    <p class="more"><a href="#provider-${id}">${name}: all items, evidence and signatures</a></p>
  </article>`;
}
