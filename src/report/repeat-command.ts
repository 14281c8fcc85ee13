import { onNetwork } from '../model/on-network.ts';
import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import { patternOf, shellWord } from './shell-word.ts';

/** The command that runs just this scenario again, under the same conditions. */
export function repeatCommand(
  { network, faults = [], drifts = [] }: Pick<RunRecord, 'network' | 'faults' | 'drifts'>,
  scenario: Pick<ScenarioResult, 'provider' | 'environment' | 'title'>,
): string {
  return [
    `livegate verify ${scenario.provider} --environment ${scenario.environment}${onNetwork(network)}`,
    ...faults.map((fault) => `--fault ${shellWord(fault)}`),
    ...drifts.map((drift) => `--drift ${shellWord(drift)}`),
    `--grep ${shellWord(patternOf(scenario.title))}`,
  ].join(' ');
}
