import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportInput } from '../report-input.ts';
import { changeCounts } from './change-counts.ts';
import { ageOf, slug } from './words.ts';

/** What changed in a provider's contract since last time, in one sentence. */
export function changesSentence(provider: string, { contractChanges, now }: ReportInput): Markup {
  const found = contractChanges.find((one) => one.provider === provider);
  if (found === undefined)
    return html`<p class="quiet">The contract has not changed in the runs that are shown here.</p>`;
  const since = html`since run ${found.run}, ${ageOf(found.at, now)}`;
  if (found.report === undefined) return html`<p class="quiet">The contract has not changed ${since}.</p>`;
  if (found.report.verdict === 'identical')
    return html`<p class="quiet">
      The schema has not changed ${since}; the provider file or the documents have.
    </p>`;
  const counts = changeCounts(found.report);
  return html`<p>The contract has changed: <a href="#changes-${slug(provider)}">${counts}</a> ${since}.</p>`;
}
