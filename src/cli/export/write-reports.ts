import { loadPipelineReport } from './load-pipeline-report.ts';
import { renderPipeline } from './render-pipeline.ts';
import type { WantedFile } from './report-option.ts';
import { writeOutput } from '../write-output.ts';

/** Writes what a run showed into each of these files. */
export async function writeReports(
  root: string,
  folder: string,
  files: readonly WantedFile[],
): Promise<void> {
  const report = await loadPipelineReport({ root, folder, providers: [], gate: false });
  for (const { file, format } of files) await writeOutput(file, await renderPipeline(report, format));
}
