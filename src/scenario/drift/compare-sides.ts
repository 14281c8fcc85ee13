import { findSchemaChanges } from '../../drift/find-schema-changes.ts';
import { markTraps } from '../../drift/environments/mark-traps.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import type { EnvironmentComparison } from '../../model/environment-drift.ts';
import type { ComparedPair, CompareRequest } from './compare-request.ts';
import { compareObserved } from './compare-observed.ts';
import type { Outcome } from './compare-observed.ts';

/** Compares two sides by their schemas, or by what was seen of them where one publishes none. */
export function compareSides(pair: ComparedPair, request: CompareRequest): EnvironmentComparison {
  const { pinned } = request;
  const sides = [pair.old, pair.new].filter((side) => side !== 'contract');
  const common = {
    provider: pinned.contract.provider.id,
    environment: pair.new.name,
    against: pair.old === 'contract' ? 'contract' : pair.old.name,
  };
  const undecided = sides.find((side) => side.kind === 'undecided');
  if (undecided !== undefined)
    return { ...common, basis: 'schema', verdict: 'unknown', reason: undecided.reason };
  const outcome = compareDocuments(pair, request) ?? compareObserved(pair, request);
  if (outcome.report === undefined) return { ...common, ...outcome };
  const { environments } = pinned.contract.provider;
  const report = markTraps(withoutUnused(outcome.report), environments, pair.new.name, common.against);
  return { ...common, ...outcome, report };
}

/** By their schemas; undefined where a side publishes none. */
function compareDocuments(
  pair: ComparedPair,
  { options, pinned: { document, documents } }: CompareRequest,
): Outcome | undefined {
  const [old, next] = [documentOf(pair.old, document), documentOf(pair.new, document)];
  if (old === undefined || next === undefined) return undefined;
  const report = findSchemaChanges(old, next, { ...options, documents });
  return { basis: 'schema', verdict: report.verdict, report };
}

/** What one comparison has no use for another may need. */
function withoutUnused(report: DriftReport): DriftReport {
  const { waiverFindings } = report;
  if (waiverFindings === undefined) return report;
  return { ...report, waiverFindings: waiverFindings.filter(({ code }) => code !== 'unused') };
}

function documentOf(side: ComparedPair['old'], pinned: SchemaDocument): SchemaDocument | undefined {
  if (side === 'contract') return pinned;
  return side.kind === 'read' ? side.document : undefined;
}
