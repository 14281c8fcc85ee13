import { readFileSync } from 'node:fs';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import type { Provider } from '../../model/provider.ts';
import { newestComparisons } from '../../report/html/compose/comparisons.ts';
import { disturbedRuns } from '../../report/html/compose/disturbed-runs.ts';
import { undisturbed } from '../../report/html/compose/undisturbed.ts';
import { excerptChanges } from '../../report/html/excerpt/excerpt-changes.ts';
import type { ReportComparison } from '../../report/html/report-input.ts';
import { servedSchemaFile } from '../../scenario/drift/served-schema-file.ts';
import { digestOf } from '../../util/digest.ts';
import type { RunOnDisk } from './read-report-runs.ts';
import { readRunContract } from './read-run-contract.ts';

/** Adds the text around each change to those comparisons that the report shows: the newest of each environment, and what was made to go wrong. */
export function withExcerpts(
  runs: readonly RunOnDisk[],
  providers: readonly Provider[],
): readonly RunOnDisk[] {
  const compared = [
    ...newestComparisons(undisturbed(runs)),
    ...disturbedRuns(runs).flatMap(({ comparisons }) => comparisons),
  ];
  const shown = new Set(compared.map(({ report }) => report));
  return runs.map((run) => ({
    ...run,
    reports: run.reports.map((one) => {
      const provider = providers.find(({ id }) => id === one.provider);
      const isShown = provider !== undefined && shown.has(one.report) && one.report.changes.length > 0;
      return isShown ? withExcerpt(run, one, provider) : one;
    }),
  }));
}

function withExcerpt(run: RunOnDisk, one: ReportComparison, provider: Provider): ReportComparison {
  const before = readRunContract(run, provider);
  // Of what was only seen in answers there is no text; where a served one is missing, one side says more than none.
  const after = one.basis === 'schema' ? readServed(run.folder, one.report) : undefined;
  return { ...one, excerpts: excerptChanges(one.report, before, after) };
}

/** What the environment served then: the file of that digest, or nothing. */
function readServed(folder: string, { new: { digest, source } }: DriftReport): SchemaDocument | undefined {
  try {
    const bytes = readFileSync(servedSchemaFile(folder, digest));
    return digestOf(bytes) === digest ? parseSchemaDocument(bytes, { source }) : undefined;
  } catch {
    return undefined;
  }
}
