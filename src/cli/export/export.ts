import { onNetwork } from '../../model/on-network.ts';
import { listProblems } from '../../report/formats/list-problems.ts';
import { isOpen } from '../../report/formats/pipeline-report.ts';
import type { PipelineReport } from '../../report/formats/pipeline-report.ts';
import { summaryLine } from '../../report/formats/summary-line.ts';
import { safeText } from '../../report/safe-text.ts';
import type { Network } from '../gate/with-facts.ts';
import { during } from '../during.ts';
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
  const report = await during('reading what the run showed', () =>
    loadPipelineReport(base === undefined ? wanted : { ...wanted, base }),
  );
  const text = await renderPipeline(report, format);
  if (output === undefined) {
    process.stdout.write(text);
    return 0;
  }
  await writeOutput(output, text);
  process.stdout.write(`${summaryLine(report)}\nwrote ${output}\nnext: ${safeText(nextCommand(report))}\n`);
  return 0;
}

/** What mends or shows again the worst that stands against it, or else asks what may go live. */
function nextCommand(report: PipelineReport): string {
  const open = report.suites.map((suite) => ({ ...suite, cases: suite.cases.filter(isOpen) }));
  const [command] = listProblems({ suites: open }).flatMap(({ problem }) => problem.command ?? []);
  return command ?? `livegate gate${onNetwork(report.network)}`;
}
