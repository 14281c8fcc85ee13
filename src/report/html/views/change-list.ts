import type { Change, Place, Witness } from '../../../model/change.ts';
import type { DriftReport } from '../../../model/drift-report.ts';
import { describeWitness } from '../../drift/describe-witness.ts';
import { groupChanges } from '../../drift/group-changes.ts';
import type { ChangeGroup } from '../../drift/group-changes.ts';
import { notesOf } from '../../drift/notes-of.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ChangeExcerpt } from '../excerpt/change-excerpt.ts';
import { renderExcerpt } from './excerpt-view.ts';
import { plural } from './words.ts';

/** More changes of one comparison than these stand in a file of their own. */
const mostShown = 300;

/** The changes of a comparison, by the operations that they reach, both sides beside each other. */
export function renderChanges(report: DriftReport, excerpts: readonly ChangeExcerpt[] = []): Markup {
  const { changes } = report;
  const groups = groupsOf(report, new Map(excerpts.map((one) => [one.fingerprint, one])));
  if (changes.length < 4 || changes.some(({ severity }) => severity !== 'safe')) return groups;
  return html`<details data-group class="unprinted">
    <summary>${changes.length} safe changes</summary>
    ${groups}
  </details>`;
}

type Excerpts = ReadonlyMap<string, ChangeExcerpt>;

function groupsOf(report: DriftReport, excerpts: Excerpts): Markup {
  const shown = { ...report, changes: report.changes.slice(0, mostShown) };
  const more = report.changes.length - shown.changes.length;
  return html`${groupChanges(shown).map((group) => changeGroup(group, report, excerpts))}
  ${more > 0 && html`<p>${more} more are not shown here: livegate diff shows them all.</p>`}
  ${report.undecided.map(({ reason, where }) => html`<p class="finding">Could not decide ${where.join(' › ')}: ${reason}</p>`)}`;
}

function changeGroup(
  { changes, operations, title }: ChangeGroup,
  report: DriftReport,
  excerpts: Excerpts,
): Markup {
  const isBad = changes.some(({ severity }) => severity !== 'safe');
  return html`<details${isBad && html` open`} class="change-group${!isBad && ' unprinted'}" data-group><summary><h3>${title}</h3> <small>${plural(changes.length, 'change')}</small></summary>
${operations.length > 3 && html`<p class="quiet">Operations: ${operations.join(', ')}</p>`}
<div class="items">${changes.map((change) => renderChange(change, report, excerpts.get(change.fingerprint)))}</div></details>
`;
}

/** One change. */
function renderChange(
  change: Change,
  { new: after, old: before }: Pick<DriftReport, 'old' | 'new'>,
  excerpt: ChangeExcerpt | undefined,
): Markup {
  const { id, operations, path, positions = [], proof, reason, severity, stoppedBy, waiver } = change;
  const notes = [
    ...(operations.length > 0 && operations.length <= 3 ? [`operations: ${operations.join(', ')}`] : []),
    ...positions.map((position) => `at ${position}`),
    ...(proof === 'unproved' ? [`unproved: ${stoppedBy ?? 'no witness was found'}`] : []),
    ...notesOf(change),
  ];
  const tone = waiver === undefined ? severity : 'waived';
  return html`<article class="change ${tone}" data-severity="${severity}">
    <h4>
      <span class="severity">${severity}${waiver !== undefined && ', waived'}</span> ${path.join(' › ')}
    </h4>
    <p>
      ${reason} <small><code>${id}</code></small>
    </p>
    ${(change.old ?? change.new) !== undefined && html`<div class="sides">${side('Before', before.source, change.old)}${side('After', after.source, change.new)}</div>`}
    ${excerpt !== undefined && renderExcerpt(excerpt)}
    ${
      notes.length > 0 &&
      html`<ul class="notes">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>`
    }
    ${change.witness !== undefined && witnessView(change.witness)}
  </article> `;
}

function side(title: string, source: string, place: Place | undefined): Markup {
  const at =
    place === undefined
      ? html`<span class="quiet">nothing of the kind in ${source}</span>`
      : html`<code>${place.file}:${place.line}:${place.column}</code><br /><small
            ><code>${place.pointer}</code></small
          >`;
  return html`<div class="message">
    <h5>${title}</h5>
    ${at}
  </div>`;
}

function witnessView(witness: Witness): Markup {
  const { text, title } = describeWitness(witness);
  const verdict = (name: 'old' | 'new') => (witness.acceptedBy === name ? 'accepts it' : 'refuses it');
  return html`<details class="witness">
    <summary>Witness: ${title}</summary>
    <pre tabindex="0"><code>${text}</code></pre>
    <div class="sides">
      <div class="message">
        <h5>Before ${verdict('old')}</h5>
        ${witness.refusedBy === 'old' && witness.refusal}
      </div>
      <div class="message">
        <h5>After ${verdict('new')}</h5>
        ${witness.refusedBy === 'new' && witness.refusal}
      </div>
    </div>
  </details>`;
}
