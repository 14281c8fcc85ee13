import { nextStep } from '../../drift/summarise.ts';
import { usageNote } from '../../drift/notes-of.ts';
import { onNetwork } from '../../../model/on-network.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { NewestComparison } from '../compose/comparisons.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { ContractChanges, ReportProvider } from '../report-input.ts';
import type { DriftReport } from '../../../model/drift-report.ts';
import { filterForm } from './filter-form.ts';
import { changeCounts } from './change-counts.ts';
import { renderChanges } from './change-list.ts';
import { givenNote } from './given-note.ts';
import { ageOf, command, plural, slug } from './words.ts';

/** What changed: each contract since last time, and each environment against its contract. */
export function renderChangesPage({ comparisons, disturbed, input }: ReportModel): Markup {
  const { contractChanges, providers } = input;
  return html`<section class="view" id="changes" aria-labelledby="head-changes">
    <h1 id="head-changes" tabindex="-1">Contract changes</h1>
    <p class="lede">
      Each contract since last time, and what each environment serves or answers against it. Every breaking
      change carries its proof.
    </p>
    ${filterForm('changes', [{ name: 'severity', label: 'Severity', options: ['breaking', 'dangerous', 'safe'] }])}
    ${providers.map((provider) => {
      const all = [...comparisons, ...disturbed.flatMap((run) => run.comparisons)];
      const own = all.filter(({ entry }) => entry.provider === provider.id);
      const since = contractChanges.find((one) => one.provider === provider.id);
      return providerChanges(provider, own, since, input);
    })}
  </section>`;
}

function providerChanges(
  { id, name }: ReportProvider,
  comparisons: readonly NewestComparison[],
  since: ContractChanges | undefined,
  { network, now }: ReportModel['input'],
): Markup {
  return html`<h2 id="changes-${slug(id)}">${name}</h2>
    ${
      since?.report !== undefined &&
      html`<section class="comparison" data-group>
        <h3>
          The contract since last time:
          <span class="verdict ${since.report.verdict}">${since.report.verdict}</span>
        </h3>
        <p class="quiet">against what run ${since.run} judged, ${ageOf(since.at, now)}</p>
        <p>${counted(since.report)}.</p>
        ${renderChanges(since.report, since.excerpts)}
      </section>`
    }
    ${comparisons.map((one) => comparisonView(one, now))}
    ${comparisons.length === 0 && html`<p class="quiet">No environment was compared yet: ${command(`livegate verify ${id}${onNetwork(network)}`)}</p>`}`;
}

const bases = { schema: 'by its published schema', observed: 'by what it answered' } as const;

/** How many changes of each severity, and by which rules they were judged. */
function counted(report: DriftReport): Markup {
  const undecided = report.undecided.length;
  return html`${changeCounts(report) || 'No change'}${undecided > 0 && `, ${undecided} undecided`}, judged for
  ${clients.get(report.policy) ?? report.policy}`;
}

/** Whom a change must not break, by policy. */
const clients: ReadonlyMap<string, string> = new Map([
  ['wire', 'a tolerant client'],
  ['strict', 'a strict client'],
  ['source', 'generated code'],
]);

function comparisonView({ at, entry, excerpts, given, report, run }: NewestComparison, now: string): Markup {
  const { answers, basis, environment, reason, verdict } = entry;
  const seen = answers === undefined ? '' : `, ${plural(answers, 'answer')} seen`;
  const use = report === undefined ? undefined : usageNote(report);
  return html`<section class="comparison" data-group>
    <h3>${environment} ${bases[basis]}: <span class="verdict ${verdict}">${verdict}</span></h3>
    ${givenNote(given)}
    <p class="quiet">run ${run}, ${ageOf(at, now)}${seen}${use !== undefined && `; ${use}`}</p>
    ${reason !== undefined && html`<p>Nobody can tell: ${reason}</p>`}
    ${report !== undefined && verdict !== 'identical' && html`<p>${counted(report)}. ${nextStep(report)}</p>`}
    ${report !== undefined && renderChanges(report, excerpts)}
  </section>`;
}
