import { shownCeiling } from '../../shown-ceiling.ts';
import type { Decision } from '../../../model/decision.ts';
import { onNetwork } from '../../../model/on-network.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { Standing } from '../compose/standing.ts';
import type { ReportGate } from '../report-input.ts';
import { renderCautions } from './cautions.ts';
import { changesSentence } from './changes-sentence.ts';
import { renderChecklist } from './checklist-table.ts';
import { eventTable } from './event-table.ts';
import { driftSentences } from './drift-sentence.ts';
import { renderNextSteps } from './next-steps.ts';
import { renderTimeline } from './timeline.ts';
import { command, shownInstant, slug, untilOf } from './words.ts';
import { waiverTable } from './waiver-table.ts';
import { dataTable } from './data-table.ts';

/** One provider: its checklist item by item, who signed what, what is waived, and what its decision binds. */
export function renderProviderPage(standing: Standing, model: ReportModel): Markup {
  const { input } = model;
  const { detail, provider, sentence, until } = standing;
  const gate = input.gates.find((one) => one.provider === provider);
  const id = slug(provider);
  return html`<section class="view" id="provider-${id}" aria-labelledby="head-${id}">
    <p class="back screen"><a href="#overview">All providers</a></p>
    <h1 id="head-${id}" tabindex="-1">${sentence}</h1>
    <p class="lede">${detail} ${until !== undefined && untilOf(until, 'Holds until')}</p>
    ${gate !== undefined && glassNotes(gate)} ${renderCautions(standing)} ${driftSentences(provider, model)}
    ${changesSentence(provider, input)} ${renderNextSteps(standing, 2)} ${renderChecklist(standing, input)}
    ${gate !== undefined && rest(gate, input)}
  </section>`;
}

function glassNotes({ decision }: ReportGate): readonly Markup[] {
  return (decision?.brokenGlass ?? []).map(({ by, environment, expiresAt, reason, state }) => {
    const who = state === 'unverified' ? 'Signatures that do not count now' : by.join(' and ');
    const when = state === 'open' ? untilOf(expiresAt) : html`ended ${expiresAt} at the latest`;
    return html`<p class="banner">
      <strong>Break glass.</strong> ${who} opened ${environment} in spite of the checklist: “${reason}”,
      ${when}
    </p>`;
  });
}

function rest(gate: ReportGate, { network, now }: ReportModel['input']): Markup {
  return html`${gate.decision !== undefined && permitted(gate.decision)}
    <h2>Waivers</h2>
    ${waiverTable(gate, now)}
    <h2>Who signed what, promotions and revocations</h2>
    ${renderTimeline([gate], now)} ${eventTable(gate.events)}
    ${gate.decision !== undefined && bound(gate.decision)}
    <h2>Repeat it</h2>
    <p>
      ${command(`livegate gate ${gate.provider}${onNetwork(network)}`)} asks every item again.
      ${command(`livegate ledger show ${gate.provider}`)} shows what is written down.
    </p>`;
}

function permitted({ approvers, ceilings, operations }: Decision): Markup {
  return html`<h2>What a promotion opens</h2>
    <dl class="facts">
      <dt>Operations</dt>
      <dd>${operations.join(', ') || 'none'}</dd>
      <dt>Ceilings</dt>
      <dd>
        ${
          ceilings.length === 0
            ? 'none'
            : html`<ul>
                ${ceilings.map((one) => html`<li>${shownCeiling(one)}</li>`)}
              </ul>`
        }
      </dd>
      <dt>Approvers of a release</dt>
      <dd>${approvers}</dd>
    </dl>`;
}

function bound({ decidedAt, epoch, ledger, pack, subjects }: Decision): Markup {
  const rows = Object.entries(subjects).map(
    ([name, digest]) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td><code>${digest}</code></td>
      </tr>`,
  );
  return html`<details class="bound">
    <summary>What the decision binds: one changed byte voids it</summary>
    ${dataTable({ label: 'What the decision binds', heads: ['What', 'Digest'], rows })}
    <p class="quiet">
      Checklist ${pack}, decided ${shownInstant(decidedAt)}, epoch ${epoch}, ledger of ${ledger.size} entries,
      root
      <code>${ledger.root}</code>
    </p>
  </details>`;
}
