import type { NewestComparison } from '../compose/comparisons.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { ageOf, plural, slug } from './words.ts';

/**
 * Which environments of a provider break its contract, one sentence each; nothing where none does. Of runs in which
 * something was made to go wrong only those count that a revocation names.
 */
export function driftSentences(
  provider: string,
  { comparisons, disturbed, input: { gates, now } }: ReportModel,
): readonly Markup[] {
  const events = gates.find((gate) => gate.provider === provider)?.events ?? [];
  const revoking = disturbed.filter(({ id }) =>
    events.some(({ by, kind }) => kind === 'revocation' && by === `run ${id}`),
  );
  return [...comparisons, ...revoking.flatMap((run) => run.comparisons)]
    .filter(({ entry }) => entry.provider === provider && entry.verdict === 'breaking')
    .map((one) => sentence(one, now));
}

function sentence({ at, entry, given, run }: NewestComparison, now: string): Markup {
  const { basis, breaking, environment, provider, waived } = entry;
  const count = plural(breaking - waived, 'breaking change');
  const how = basis === 'schema' ? 'serves' : 'answers with';
  const link = html`<a href="#changes-${slug(provider)}">${count}</a>`;
  const made = given.length > 0 && html` with <code>${given.join(', ')}</code> put into the sandbox`;
  return html`<p><b>${environment}</b> ${how} ${link}${made}: run ${run}, ${ageOf(at, now)}.</p>`;
}
