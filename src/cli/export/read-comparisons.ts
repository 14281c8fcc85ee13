import type { RunRecord } from '../../model/run-record.ts';
import type { RunInput } from '../../report/formats/run-input.ts';
import { safeText } from '../../report/safe-text.ts';
import { readReportRuns } from '../report/read-report-runs.ts';

/** The comparisons beside a run record; what is not what the run recorded is told on standard error, and left out. */
export function readComparisons(folder: string, { network }: RunRecord): RunInput['reports'] {
  const { runs, unreadable } = readReportRuns([folder], network);
  for (const line of unreadable) process.stderr.write(`left out: ${safeText(line)}\n`);
  return runs[0]?.reports ?? [];
}
