import type { Change, TrapClass } from '../../../model/change.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { NewestComparison } from '../compose/comparisons.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { ReportEnvironment, ReportProvider } from '../report-input.ts';
import { command, plural } from './words.ts';

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

/** How the environments of each provider differ, and which of the differences are traps. */
export function renderEnvironmentsPage({ comparisons, input }: ReportModel): Markup {
  return html`<section class="view" id="environments" aria-labelledby="head-environments">
    <h1 id="head-environments" tabindex="-1">Environments</h1>
    <p class="lede">What test shares with live, and where a green test would say nothing of live.</p>
    ${input.providers.map((provider) => providerEnvironments(provider))}
    <h2>Traps</h2>
    ${Object.entries(traps).map(([trap, [title, meaning]]) => trapSection(trap, title, meaning, comparisons))}
    <p>
      ${command('livegate drift <provider> --against <environment>')} compares environments with each other.
    </p>
  </section>`;
}

function providerEnvironments({ environments, name }: ReportProvider): Markup {
  return html`<h2>${name}</h2>
    <div class="scroll" role="region" aria-label="Environments of ${name}" tabindex="0">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Stage</th>
            <th scope="col">Shared with live</th>
            <th scope="col">Contract</th>
            <th scope="col">Base URL</th>
          </tr>
        </thead>
        <tbody>
          ${environments.map((one) => environmentRow(one))}
        </tbody>
      </table>
    </div>`;
}

function environmentRow({ baseUrl, ending, lead, name, sharedWithLive, stage }: ReportEnvironment): Markup {
  const shared = stage === 'live' ? '' : sharedWithLive.join(', ') || 'nothing';
  const leads = {
    level: 'level with live',
    ahead: 'ahead of live',
    behind: 'behind live',
    unknown: 'nobody says',
  };
  return html`<tr>
    <th scope="row">${name}${ending !== undefined && html`<br /><small>${ending}</small>`}</th>
    <td>${stage}</td>
    <td>${shared}</td>
    <td>${stage === 'live' ? '' : leads[lead]}</td>
    <td><code>${baseUrl}</code></td>
  </tr> `;
}

function trapSection(
  trap: string,
  title: string,
  meaning: string,
  comparisons: readonly NewestComparison[],
): Markup {
  const found = comparisons.flatMap(({ entry, report }) =>
    (report?.changes ?? [])
      .filter(({ trapClass }) => trapClass === trap)
      .map((change) => ({ change, target: `${entry.provider}@${entry.environment}` })),
  );
  return html`<details${found.length > 0 && html` open`}><summary><h3>${title}</h3> <small>${found.length === 0 ? 'none' : plural(found.length, 'difference')}</small></summary>
<p class="quiet">${meaning}</p>
${
  found.length > 0 &&
  html`<ul class="notes">
    ${found.slice(0, 200).map(({ change, target }) => trapLine(change, target))}
  </ul>`
}</details>`;
}

function trapLine({ path, reason, severity }: Change, target: string): Markup {
  return html`<li>
    <b>${target}</b> <span class="verdict ${severity}">${severity}</span> ${path.join(' › ')}: ${reason}
  </li> `;
}
