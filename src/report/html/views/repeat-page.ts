import { onNetwork } from '../../../model/on-network.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import { command } from './words.ts';

/** How everything in the report can be had again. */
export function renderRepeatPage({ input: { network, providers }, runs, targets }: ReportModel): Markup {
  const option = onNetwork(network);
  const [newest] = runs.slice(-1);
  return html`<section class="view" id="repeat" aria-labelledby="head-repeat">
    <h1 id="head-repeat" tabindex="-1">Repeat anything</h1>
    <p class="lede">
      Nothing here has to be believed: each part comes from a command that anybody can run. Where livegate is
      a package of the project, <code>npx</code> goes before it.
    </p>
    <dl class="facts">
      <dt>This report</dt>
      <dd>${command(`livegate report${option}`)}</dd>
      <dt>The decisions</dt>
      <dd>${command(`livegate gate${option}`)}</dd>
      <dt>The evidence</dt>
      <dd>${command(`livegate verify${option} --sign`)}</dd>
      ${providers.map(
        ({ id, name }) =>
          html`<dt>${name} alone</dt>
            <dd>${command(`livegate verify ${id}${option}`)}</dd>`,
      )}
      ${targets.map(
        ({ environment, provider, target }) =>
          html`<dt>${target}</dt>
            <dd>${command(`livegate verify ${provider} --environment ${environment}${option}`)}</dd>`,
      )}
      <dt>The changes</dt>
      <dd>${command(`livegate drift${option}`)}</dd>
      <dt>The ledger</dt>
      <dd>${command('livegate ledger verify')}</dd>
    </dl>
    <p>
      One scenario: its page has the command.
      ${newest !== undefined && html`The newest record is <code>reports/runs/${newest.id}/run.json</code>, with suites <code>${newest.suiteDigest}</code>.`}
    </p>
  </section>`;
}
