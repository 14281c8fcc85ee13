import { nextStep, summarise } from '../../drift/summarise.ts';
import { usageNote } from '../../drift/notes-of.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { NewestComparison } from '../compose/comparisons.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { ContractChanges, ReportProvider } from '../report-input.ts';
import { filterForm } from './filter-form.ts';
import { renderChanges } from './change-list.ts';
import { ageOf, command, slug } from './words.ts';

/** What changed: each contract since last time, and each environment against its contract. */
export function renderChangesPage({ comparisons, input }: ReportModel): Markup {
  const { contractChanges, now, providers } = input;
  return html`<section class="view" id="changes" aria-labelledby="head-changes">
    <h1 id="head-changes" tabindex="-1">Contract changes</h1>
    <p class="lede">
      Each contract since last time, and what each environment serves or answers against it. Every breaking
      change carries its proof.
    </p>
    ${filterForm('changes', [{ name: 'severity', label: 'Severity', options: ['breaking', 'dangerous', 'safe'] }])}
    ${providers.map((provider) => {
      const own = comparisons.filter(({ entry }) => entry.provider === provider.id);
      const since = contractChanges.find((one) => one.provider === provider.id);
      return providerChanges(provider, own, since, now);
    })}
  </section>`;
}

function providerChanges(
  { id, name }: ReportProvider,
  comparisons: readonly NewestComparison[],
  since: ContractChanges | undefined,
  now: string,
): Markup {
  return html`<h2 id="changes-${slug(id)}">${name}</h2>
    ${
      since?.report !== undefined &&
      html`<section class="comparison" data-group>
        <h3>The contract since run ${since.run}, ${ageOf(since.at, now)}</h3>
        <p>${summarise(since.report)}</p>
        ${renderChanges(since.report, since.excerpts)}
      </section>`
    }
    ${comparisons.map((one) => comparisonView(one, now))}
    ${comparisons.length === 0 && html`<p class="quiet">No environment was compared yet: ${command(`livegate verify ${id}`)}</p>`}`;
}

const bases = { schema: 'by its published schema', observed: 'by what it answered' } as const;

function comparisonView({ at, entry, excerpts, report, run }: NewestComparison, now: string): Markup {
  const { answers, basis, environment, reason, verdict } = entry;
  const seen = answers === undefined ? '' : `, ${answers} answers`;
  const use = report === undefined ? undefined : usageNote(report);
  return html`<section class="comparison" data-group>
    <h3>${environment} ${bases[basis]}: <span class="verdict ${verdict}">${verdict}</span></h3>
    <p class="quiet">run ${run}, ${ageOf(at, now)}${seen}${use !== undefined && `; ${use}`}</p>
    ${reason !== undefined && html`<p>Nobody can tell: ${reason}</p>`}
    ${report !== undefined && verdict !== 'identical' && html`<p>${summarise(report)} ${nextStep(report)}</p>`}
    ${report !== undefined && renderChanges(report, excerpts)}
  </section>`;
}
