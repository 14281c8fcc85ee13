import type { Difference } from '../difference.ts';
import type { Undecided } from '../../model/drift-report.ts';
import { compareSchemas } from '../json-schema/compare-schemas.ts';
import { SchemaGraph } from '../json-schema/schema-graph.ts';
import type { Dialect } from '../json-schema/schema-graph.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { Unchanged } from '../json-schema/unchanged.ts';
import type { OpenApiSource } from '../schema-document.ts';
import { compareOperation } from './compare-operation.ts';
import { OpenApiReader } from './located.ts';
import { tell } from './operation-changes.ts';
import type { Findings } from './operation-changes.ts';
import { findOperations } from './operations.ts';
import type { OperationEntry } from './operations.ts';
import { compareRoots } from './compare-roots.ts';
import { proveSample } from './prove-request.ts';
import { sampleRequest } from './sample-request.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

export type DocumentFindings = {
  readonly differences: readonly Difference[];
  readonly undecided: readonly Undecided[];
};

/** All differences between two OpenAPI documents. */
export function compareDocuments(old: OpenApiSource, next: OpenApiSource, effort: number): DocumentFindings {
  const readers = { old: readerOf(old), new: readerOf(next) };
  const graphs = { old: readers.old.graph, new: readers.new.graph };
  const unchanged = new Unchanged(graphs.old, graphs.new);
  const findings: Findings = { differences: [], positions: [] };
  const [before, after] = [findOperations(readers.old), findOperations(readers.new)];
  const rootSecurity = sameValue(old.root['security'], next.root['security']);
  for (const [key, entry] of before) {
    const other = after.get(key);
    if (other === undefined) removed(entry, readers, findings);
    else if (!(rootSecurity && isSame(entry, other, readers, unchanged)))
      compareOperation({ old: entry, new: other, readers }, findings);
  }
  for (const [key, entry] of after) if (!before.has(key)) added(entry, findings);
  compareRoots(
    readers,
    [...before.keys()].filter((key) => after.has(key)).map((key) => before.get(key)?.label ?? key),
    findings,
  );
  const schemas = compareSchemas(findings.positions, graphs, { hides: true, effort }, unchanged);
  return {
    differences: [...findings.differences, ...schemas],
    undecided: [...missing(graphs.old), ...missing(graphs.new)],
  };
}

function readerOf({ files, root }: OpenApiSource): OpenApiReader {
  return new OpenApiReader(root, new SchemaGraph(root, files, dialectOf(root)));
}

function dialectOf(root: Readonly<Record<string, unknown>>): Dialect {
  return String(root['openapi']).startsWith('3.0') ? 'oas30' : '2020-12';
}

function isSame(old: OperationEntry, next: OperationEntry, readers: Readers, unchanged: Unchanged): boolean {
  if (readers.old.graph.dialect !== readers.new.graph.dialect || old.path !== next.path) return false;
  const shared = ['parameters', 'servers'].every((name) => {
    const [left, right] = [old.pathItem, next.pathItem].map(({ file, pointer, raw }) => ({
      raw: raw[name],
      pointer: `${pointer}/${name}`,
      file,
    }));
    if (left?.raw === undefined && right?.raw === undefined) return true;
    if (typeof left?.raw !== 'object' || typeof right?.raw !== 'object') return false;
    return unchanged.sameNode(
      readers.old.graph.node(left.raw, left.pointer, left.file),
      readers.new.graph.node(right.raw, right.pointer, right.file),
    );
  });
  return shared && unchanged.sameNode(readers.old.node(old.operation), readers.new.node(next.operation));
}

function removed(entry: OperationEntry, readers: Readers, findings: Findings): void {
  const deprecated = entry.operation.raw['deprecated'] === true;
  const [acceptedBy, refusedBy] =
    entry.sent === 'request' ? (['old', 'new'] as const) : (['new', 'old'] as const);
  tell(findings, entry.label, {
    rule:
      entry.sent === 'request' ? `${deprecated ? 'deprecated-' : ''}operation-removed` : 'callback-removed',
    direction: entry.sent,
    path: [],
    reason: `${entry.label} removed${deprecated ? ', as announced by its deprecation' : ''}`,
    old: entry.operation,
    prove: () => proveSample(readers, entry, sampleRequest(readers.old, entry, {}), acceptedBy, refusedBy),
  });
}

function added(entry: OperationEntry, findings: Findings): void {
  tell(findings, entry.label, {
    rule: entry.sent === 'request' ? 'operation-added' : 'callback-added',
    direction: entry.sent,
    path: [],
    reason: `${entry.label} added`,
    new: entry.operation,
  });
}

function missing(graph: SchemaGraph): readonly Undecided[] {
  return [...graph.missing].map(([where, reason]) => ({ where: [where], reason }));
}
