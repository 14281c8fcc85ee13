import { onNetwork } from '../../../model/on-network.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { ReportModel } from '../compose/compose-report.ts';
import type { ComparedEnvironments } from '../compose/compared-environments.ts';
import type { ReportEnvironment, ReportProvider } from '../report-input.ts';
import { dataTable } from './data-table.ts';
import { filterForm } from './filter-form.ts';
import { renderTraps } from './trap-table.ts';
import { command, slug } from './words.ts';

/** How the environments of each provider differ, and which of the differences are traps. */
export function renderEnvironmentsPage({ compared, input }: ReportModel): Markup {
  const hasTraps = compared.some(({ report }) => report?.changes.some((one) => one.trapClass !== undefined));
  return html`<section class="view" id="environments" aria-labelledby="head-environments">
    <h1 id="head-environments" tabindex="-1">Environments</h1>
    <p class="lede">What test shares with live, and where a green test would say nothing of live.</p>
    ${hasTraps && filterForm('traps', [{ name: 'severity', label: 'Severity', options: ['breaking', 'dangerous', 'safe'] }])}
    ${input.providers.map((provider) => {
      const own = compared.filter((one) => one.provider === provider.id);
      return providerEnvironments(provider, own, input);
    })}
  </section>`;
}

function providerEnvironments(
  { environments, id, name }: ReportProvider,
  compared: readonly ComparedEnvironments[],
  { network, now }: ReportModel['input'],
): Markup {
  return html`<h2 id="environments-${slug(id)}">${name}</h2>
    ${dataTable({
      label: `Environments of ${name}`,
      kind: 'stack',
      heads: ['Environment', 'Stage', 'Shared with live', 'Contract', 'Base URL'],
      rows: environments.map((one) => environmentRow(one)),
    })}
    ${renderTraps(name, compared, now)}
    ${active(environments).length > 1 && compared.every(({ against }) => against === 'contract') && missing(id, environments, network)}`;
}

function active(environments: readonly ReportEnvironment[]): readonly ReportEnvironment[] {
  return environments.filter(({ ended, stage }) => stage === 'test' && ended !== true);
}

/** No environment was held against another one: what does it. */
function missing(
  id: string,
  environments: readonly ReportEnvironment[],
  network: ReportModel['input']['network'],
): Markup {
  const against = active(environments)[0]?.name ?? '';
  const words = `livegate drift ${id} --against ${against}${onNetwork(network)} --format json --output reports/drift/${id}.json`;
  return html`<p class="quiet">Not held against each other yet: ${command(words)}</p>`;
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
    <td data-label="Shared with live:">${shared}</td>
    <td data-label="Contract:">${stage === 'live' ? '' : leads[lead]}</td>
    <td><code>${baseUrl}</code></td>
  </tr> `;
}
