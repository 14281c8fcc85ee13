import { listProviders } from '../../contract/list-providers.ts';
import { decide } from '../../gate/decide.ts';
import { gatherFacts } from '../../gate/gather-facts.ts';
import type { FactsQuery } from '../../gate/gather-facts.ts';
import { worstVerdict } from '../../gate/worst-verdict.ts';
import type { Decision } from '../../model/decision.ts';
import { readLiveCertificates } from '../../network/read-certificates.ts';
import { concludeDecision } from '../../report/conclude-decision.ts';
import { renderDecision } from '../../report/render-decision.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { UsageError } from '../../util/usage-error.ts';
import { during } from '../during.ts';
import type { WantedFile } from '../export/report-option.ts';
import { writeGateReports } from '../export/write-gate-reports.ts';
import { printPage } from '../print-page.ts';
import { projectRoot } from '../project-root.ts';
import { terminalStyle } from '../terminal-style.ts';
import { enforcementLevel } from './level.ts';
import { runSample } from './run-sample.ts';
import { tell } from './tell.ts';
import { tellGlassOf } from './tell-broken-glass.ts';
import { verdictExitCodes } from './verdict-exit-codes.ts';
import { gatedProviders, withLedger } from './with-facts.ts';
import type { Network } from './with-facts.ts';

export type GateFlags = {
  readonly network: Network;
  readonly json?: true;
  readonly quiet?: true;
  readonly localKey?: string;
  readonly resample?: string;
  readonly report: readonly WantedFile[];
};

/** Evaluates the checklists, prints the decisions and writes the reports; signs nothing. Returns the exit code of the worst. */
export async function gate(words: readonly string[], flags: GateFlags): Promise<number> {
  const providers = gatedProviders(projectRoot(), words);
  if (providers.length === 0)
    throw new UsageError(
      'nothing_selected',
      'no provider has a checklist',
      'Write contracts/<id>/checklist.yaml.',
    );
  tellOfOthers(words, providers);
  const decisions = await during('reading the evidence', () =>
    withLedger((ledger, root) =>
      decideAll(providers, { network: flags.network, ledger, root }, flags.resample),
    ),
  );
  print(decisions, flags);
  await writeGateReports(projectRoot(), decisions, flags.report);
  return verdictExitCodes[worstVerdict(decisions)];
}

/** Asked about all, it says of which there is nothing to decide: silence would look like a yes. */
function tellOfOthers(words: readonly string[], providers: readonly string[]): void {
  const all = words.length > 0 ? [] : listProviders(projectRoot());
  for (const id of all.filter((one) => !providers.includes(one)))
    tell(`${id} is left out: without contracts/${id}/checklist.yaml nothing of it can be promoted`);
}

function print(decisions: readonly Decision[], { json, localKey, quiet }: GateFlags): void {
  const level = enforcementLevel(localKey);
  // The table says it itself.
  if (json === true || quiet === true) decisions.forEach(tellGlassOf);
  if (json) {
    const shown = decisions.map((decision) => ({ ...decision, level }));
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const render = (decision: Decision): string =>
    quiet ? `${concludeDecision(decision, terminalStyle)}\n` : renderDecision(decision, level, terminalStyle);
  printPage(decisions.map(render).join(quiet ? '' : '\n'));
}

async function decideAll(
  providers: readonly string[],
  { ledger, network, root }: Pick<FactsQuery, 'ledger' | 'network' | 'root'>,
  resample?: string,
): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const provider of providers) {
    const query = { root, provider, network, ledger, now: new Date(), lookAtLive: readLiveCertificates };
    const { facts, trust } = await gatherFacts(query);
    const again = resample === undefined ? {} : { resample: await runSample(root, facts, Number(resample)) };
    decisions.push(decide({ ...facts, ...again }, trust, toolVersion()));
  }
  return decisions;
}
