import type { Decision } from '../../model/decision.ts';
import { composeGateReport } from '../../report/formats/compose-gate-report.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { placesOfItems } from './places-of-items.ts';
import { renderPipeline } from './render-pipeline.ts';
import type { WantedFile } from './report-option.ts';
import { writeOutput } from '../write-output.ts';

/** Writes decisions, as they were made, into each of these files: every item of the checklists is a case. */
export async function writeGateReports(
  root: string,
  [first, ...more]: readonly Decision[],
  files: readonly WantedFile[],
): Promise<void> {
  if (files.length === 0 || first === undefined) return;
  const report = composeGateReport({
    tool: { name: 'livegate', version: toolVersion() },
    network: first.network,
    decisions: [first, ...more],
    placeOfItem: placesOfItems(root),
  });
  for (const { file, format } of files) await writeOutput(file, await renderPipeline(report, format));
}
