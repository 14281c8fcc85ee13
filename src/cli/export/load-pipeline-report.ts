import { composePipelineReport } from '../../report/formats/compose-pipeline-report.ts';
import type { PipelineReport } from '../../report/formats/pipeline-report.ts';
import { readRun } from '../../scenario/run-folder.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { decideAbout } from './decide-about.ts';
import { findContractChanges } from './find-contract-changes.ts';
import { loadPlaces } from './load-places.ts';
import { onlyProviders } from './only-providers.ts';
import { readComparisons } from './read-comparisons.ts';

/** Which run a report is about, and what it is to hold besides. */
export type WantedReport = {
  readonly root: string;
  readonly folder: string;
  /** Empty: all that the run looked at. */
  readonly providers: readonly string[];
  readonly gate: boolean;
  readonly base?: string;
};

/** Reads a run and what lies beside it, decides and compares where that is wanted, and puts the report together. */
export async function loadPipelineReport(wanted: WantedReport): Promise<PipelineReport> {
  const { base, folder, gate, providers, root } = wanted;
  const record = onlyProviders(readRun(folder), providers);
  const ids = [...new Set(record.targets.map(({ provider }) => provider))];
  const { placeOfItem, places } = await loadPlaces(root, record);
  const { allRules } = await import('../../drift/rules/all-rules.ts');
  return composePipelineReport({
    tool: { name: 'livegate', version: toolVersion() },
    run: { record, reports: readComparisons(folder, record), rules: allRules, places },
    decisions: gate ? await decideAbout(root, ids, record.network) : [],
    placeOfItem,
    contracts: base === undefined ? [] : await findContractChanges(root, ids, base),
  });
}
