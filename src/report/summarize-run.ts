import type { RunRecord } from '../model/run-record.ts';
import type { Style } from './style.ts';

/** A run in one line without foreign text. */
export function summarizeRun({ liveRequests, network, scenarios, status }: RunRecord, style: Style): string {
  const count = scenarios.filter(({ verdict }) => verdict === 'passed').length;
  const live = liveRequests === undefined ? '' : `, ${liveRequests} requests to live`;
  const words = `${status}: ${count} of ${scenarios.length} scenarios passed on the ${network} network${live}`;
  return style(status === 'passed' ? 'good' : 'bad', words);
}
