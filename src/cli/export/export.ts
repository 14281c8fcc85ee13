import { summaryLine } from '../../report/formats/summary-line.ts';
import type { Network } from '../gate/with-facts.ts';
import { projectRoot } from '../project-root.ts';
import { findRunFolder } from './find-run-folder.ts';
import { loadPipelineReport } from './load-pipeline-report.ts';
import type { PipelineFormat } from './pipeline-formats.ts';
import { renderPipeline } from './render-pipeline.ts';
import { writeOutput } from '../write-output.ts';

export type ExportFlags = {
  readonly format: PipelineFormat;
  readonly run: string;
  readonly network: Network;
  readonly gate?: true;
  readonly base?: string;
  readonly output?: string;
};

/** Renders what a run showed, and prints or writes it. Returns 0: what it says is for other commands to enforce. */
export async function exportRun(providers: readonly string[], flags: ExportFlags): Promise<number> {
  const { base, format, gate = false, network, output } = flags;
  const root = projectRoot();
  const folder = findRunFolder(root, flags.run, network);
  const wanted = { root, folder, providers, gate };
  const report = await loadPipelineReport(base === undefined ? wanted : { ...wanted, base });
  const text = await renderPipeline(report, format);
  if (output === undefined) {
    process.stdout.write(text);
    return 0;
  }
  await writeOutput(output, text);
  process.stdout.write(`${summaryLine(report)}\nwrote ${output}\n`);
  return 0;
}
