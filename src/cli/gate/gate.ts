import { decide } from '../../gate/decide.ts';
import type { Decision } from '../../model/decision.ts';
import { renderDecision } from '../../report/render-decision.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { UsageError } from '../../util/usage-error.ts';
import { projectRoot } from '../project-root.ts';
import { terminalStyle } from '../terminal-style.ts';
import { enforcementLevel } from './level.ts';
import { gatedProviders, withFacts } from './with-facts.ts';
import type { Network } from './with-facts.ts';

export type GateFlags = { readonly network: Network; readonly json?: true; readonly localKey?: string };

const exitCodes = { passed: 0, failed: 1, unknown: 3 } as const;

/** Evaluates the checklists and prints the decisions; signs and writes nothing. Returns the exit code of the worst. */
export async function gate(words: readonly string[], flags: GateFlags): Promise<number> {
  const decisions: Decision[] = [];
  for (const provider of gatedProviders(projectRoot(), words))
    decisions.push(
      await withFacts(provider, flags.network, ({ facts, trust }) =>
        Promise.resolve(decide(facts, trust, toolVersion())),
      ),
    );
  if (decisions.length === 0)
    throw new UsageError(
      'nothing_selected',
      'no provider has a checklist',
      'Write contracts/<id>/checklist.yaml.',
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
  return Math.max(...decisions.map(({ verdict }) => (verdict === 'failed' ? 1 : exitCodes[verdict])));
}
