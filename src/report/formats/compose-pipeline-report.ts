import type { Decision } from '../../model/decision.ts';
import { clipSuite } from './clip-suite.ts';
import { composeRunSuites } from './compose-run-suites.ts';
import { contractSuite } from './contract-suite.ts';
import type { ContractChange } from './contract-suite.ts';
import { gateSuite } from './gate-suite.ts';
import type { PlaceOfItem } from './gate-suite.ts';
import type { PipelineReport } from './pipeline-report.ts';
import { verdictOfSuites } from './verdict-of-suites.ts';
import type { RunInput } from './run-input.ts';

/** Everything that one report for a pipeline is made of. */
export type PipelineInput = {
  readonly tool: PipelineReport['tool'];
  readonly run: RunInput;
  readonly decisions: readonly Decision[];
  readonly placeOfItem: PlaceOfItem;
  readonly contracts: readonly ContractChange[];
};

/** Puts together what every pipeline format renders. Pure: the same input gives the same report. */
export function composePipelineReport(input: PipelineInput): PipelineReport {
  const { contracts, decisions, placeOfItem, run, tool } = input;
  const { endedAt, id, network, startedAt } = run.record;
  const suites = [
    ...composeRunSuites(run),
    ...contracts.map((one) => contractSuite(one, run.rules)),
    ...decisions.map((one) => gateSuite(one, placeOfItem)),
  ].map(clipSuite);
  return {
    tool,
    ...{ network, run: id },
    verdict: verdictOfSuites(suites),
    startedAt,
    endedAt: endedAt ?? startedAt,
    suites,
  };
}
