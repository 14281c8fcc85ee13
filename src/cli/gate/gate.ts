import { decide } from '../../gate/decide.ts';
import { gatherFacts } from '../../gate/gather-facts.ts';
import type { FactsQuery } from '../../gate/gather-facts.ts';
import { worstVerdict } from '../../gate/worst-verdict.ts';
import type { Decision } from '../../model/decision.ts';
import { renderDecision } from '../../report/render-decision.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { UsageError } from '../../util/usage-error.ts';
import { projectRoot } from '../project-root.ts';
import { terminalStyle } from '../terminal-style.ts';
import { enforcementLevel } from './level.ts';
import { verdictExitCodes } from './verdict-exit-codes.ts';
import { gatedProviders, withLedger } from './with-facts.ts';
import type { Network } from './with-facts.ts';

export type GateFlags = { readonly network: Network; readonly json?: true; readonly localKey?: string };

/** Evaluates the checklists and prints the decisions; signs and writes nothing. Returns the exit code of the worst. */
export async function gate(words: readonly string[], flags: GateFlags): Promise<number> {
  const providers = gatedProviders(projectRoot(), words);
  if (providers.length === 0)
    throw new UsageError(
      'nothing_selected',
      'no provider has a checklist',
      'Write contracts/<id>/checklist.yaml.',
    );
  const decisions = await withLedger((ledger, root) =>
    decideAll(providers, { network: flags.network, ledger, root }),
  );
  const level = enforcementLevel(flags.localKey);
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(
          decisions.map((decision) => ({ ...decision, level })),
          null,
          2,
        )}\n`
      : decisions.map((decision) => renderDecision(decision, level, terminalStyle)).join('\n'),
  );
  return verdictExitCodes[worstVerdict(decisions)];
}

async function decideAll(
  providers: readonly string[],
  { ledger, network, root }: Pick<FactsQuery, 'ledger' | 'network' | 'root'>,
): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const provider of providers) {
    const { facts, trust } = await gatherFacts({ root, provider, network, ledger, now: new Date() });
    decisions.push(decide(facts, trust, toolVersion()));
  }
  return decisions;
}
