import type { RunRecord } from '../model/run-record.ts';
import type { Style } from './style.ts';

/** A run in one line without foreign text. */
export function summarizeRun(run: RunRecord, style: Style): string {
  const { liveRequests, network, scenarios, status, suitesChanged } = run;
  const count = scenarios.filter(({ verdict }) => verdict === 'passed').length;
  const live = liveRequests === undefined ? '' : `, ${liveRequests} requests to live`;
  const changed =
    suitesChanged === undefined ? '' : '; its suites were written to meanwhile, so it is evidence of nothing';
  const words = `${status}: ${count} of ${scenarios.length} scenarios passed on the ${network} network${live}${changed}`;
  return style(status === 'passed' ? 'good' : 'bad', words);
}
