import type { Decision } from '../../model/decision.ts';
import { clipSuite } from './clip-suite.ts';
import { gateSuite } from './gate-suite.ts';
import type { PlaceOfItem } from './gate-suite.ts';
import type { PipelineReport } from './pipeline-report.ts';
import { verdictOfSuites } from './verdict-of-suites.ts';

/** What one report about decisions alone is made of. */
export type GateInput = Pick<PipelineReport, 'tool' | 'network'> & {
  /** At least one. */
  readonly decisions: readonly [Decision, ...Decision[]];
  readonly placeOfItem: PlaceOfItem;
};

/** Puts together what every pipeline format renders of decisions, as they were made and without a run. Pure. */
export function composeGateReport({ decisions, network, placeOfItem, tool }: GateInput): PipelineReport {
  const suites = decisions.map((one) => clipSuite(gateSuite(one, placeOfItem)));
  const times = decisions.map(({ decidedAt }) => decidedAt).sort();
  const [startedAt = decisions[0].decidedAt] = times;
  const endedAt = times.at(-1) ?? startedAt;
  return { tool, network, verdict: verdictOfSuites(suites), startedAt, endedAt, suites };
}
