import type { Difference, UndecidedSpot } from '../difference.ts';
import { compareSchemas } from '../json-schema/compare-schemas.ts';
import { orientationOf, sidesOf } from '../json-schema/pair.ts';
import { SchemaGraph } from '../json-schema/schema-graph.ts';
import { namedDialect } from '../json-schema/dialect.ts';
import type { Dialect } from '../json-schema/dialect.ts';
import { Unchanged } from '../json-schema/unchanged.ts';
import type { OpenApiSource } from '../schema-document.ts';
import { alignBasePaths } from './align-base-paths.ts';
import { alignCallbacks } from './align-callbacks.ts';
import { compareChildren } from './compare-children.ts';
import { compareHidden } from './compare-hidden.ts';
import { compareOperation } from './compare-operation.ts';
import type { Budget } from '../budget.ts';
import { OpenApiReader, isUnread } from './located.ts';
import { tell } from './operation-changes.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import { findOperations, normalizedPath } from './operations.ts';
import type { OperationEntry, Operations } from './operations.ts';
import { comparePathItems } from './compare-path-items.ts';
import { compareRoots } from './compare-roots.ts';
import { compareServers } from './compare-servers.ts';
import { compareUnused } from './compare-unused.ts';
import { joinOperations } from './join-operations.ts';
import { notePassedParts } from './passed-parts.ts';
import { proveSample } from './prove-request.ts';
import { notePassedSunset } from './sunset.ts';
import { endsLater, removalWords, sunsetKeyword } from '../announced/sunset-time.ts';
import { sampleRequest } from './sample-request.ts';
import { sameOperations } from './same-operations.ts';
import { isAskedFor } from './security.ts';
import { renamedSchemes, securitySchemes } from './security-schemes.ts';
import type { RestUse } from '../../model/usage.ts';
import { RestUsage } from '../usage/rest-usage.ts';
import { touchOperation } from '../usage/touch-operation.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

export type DocumentFindings = {
  readonly differences: readonly Difference[];
  readonly undecided: readonly UndecidedSpot[];
};

export type DocumentOptions = {
  /** How many values are tried to prove one change. */
  readonly effort: number;
  readonly budget: Budget;
  /** How the operations are used, where that is known. */
  readonly uses?: Readonly<Record<string, RestUse>>;
  /** The present moment (ISO 8601); without it no announced end is held against it. */
  readonly now?: string;
};

/** All differences between two OpenAPI documents. */
export function compareDocuments(
  old: OpenApiSource,
  next: OpenApiSource,
  { budget, effort, now, uses }: DocumentOptions,
): DocumentFindings {
  const readers = readersOf(old, next, budget);
  const graphs = { old: readers.old.graph, new: readers.new.graph };
  const unchanged = new Unchanged(graphs.old, graphs.new);
  const findings: Findings = { differences: [], positions: [] };
  const { before, after } = operationsOfBoth(readers, budget);
  const isSame = sameOperations(readers, unchanged);
  for (const [key, entry] of before) {
    const other = after.get(key);
    if (other === undefined) {
      if (!after.mayHave(entry)) removed(entry, readers, findings, now);
    } else if (!isSame(entry, other)) compareOperation({ old: entry, new: other, readers, now }, findings);
  }
  for (const [key, entry] of after) if (!before.has(key) && !before.mayHave(entry)) added(entry, findings);
  compareHidden(before, after, readers, findings);
  const pairs = [...before].flatMap(([key, entry]): readonly OperationPair[] => {
    const other = after.get(key);
    const isKnown = other !== undefined && ![entry, other].some(({ operation }) => isUnread(operation));
    return !isKnown ? [] : [{ old: entry, new: other, readers, now }];
  });
  compareServers(
    // What is at the same URLs under another path has servers to match.
    pairs.filter(
      ({ new: { path }, old }) => old.sent === 'request' && normalizedPath(path) === normalizedPath(old.path),
    ),
    findings,
  );
  compareRoots(readers, pairs, findings);
  comparePathItems(before, after, findings);
  const usage = uses === undefined ? undefined : usageOf(uses, [...before.values(), ...after.values()]);
  const options = {
    hides: true,
    effort,
    ...(now === undefined ? {} : { now }),
    ...(usage === undefined ? {} : { usage }),
  };
  compareChildren(readers, unchanged, findings);
  const schemas = compareSchemas(findings.positions, graphs, options, unchanged);
  compareUnused(readers, { old: before, new: after }, unchanged, findings);
  // Two equal documents have no differences, whatever the day.
  if (now !== undefined && old.digest !== next.digest)
    notePassed(
      readers.new,
      pairs.map((pair) => pair.new),
      findings,
      now,
    );
  const told = findings.differences.map((one) =>
    usage === undefined ? one : { ...one, touch: touchOperation(one, usage) },
  );
  return {
    differences: [...joinOperations(told).filter((one) => isKept(one, budget)), ...schemas],
    undecided: [...graphs.old.missing.on('old'), ...graphs.new.missing.on('new')],
  };
}

function operationsOfBoth(
  readers: Readers,
  budget: Budget,
): { readonly before: Operations; readonly after: Operations } {
  const before = findOperations(readers.old, readers.new);
  const after = findOperations(readers.new, readers.old);
  alignCallbacks(before, after, budget);
  alignBasePaths(before, after, readers, budget);
  return { before, after };
}

function isKept({ operations, path, positions = [] }: Difference, budget: Budget): boolean {
  const listed = operations.length + positions.length;
  return budget.take('changes', 1, () => path) && budget.take('listed', listed, () => path);
}

// A webhook or a callback has no path of its own.
function usageOf(uses: Readonly<Record<string, RestUse>>, entries: readonly OperationEntry[]): RestUsage {
  const called = new Set(entries.filter(({ path }) => path.startsWith('/')).map(({ label }) => label));
  return new RestUsage(uses, (label) => called.has(label));
}

function readersOf(old: OpenApiSource, next: OpenApiSource, budget: Budget): Readers {
  const readers = { old: readerOf(old, budget), new: readerOf(next, budget) };
  noteUnknownDialect(old, next, readers.old);
  noteUnknownDialect(next, old, readers.new);
  const renamed = renamedSchemes(securitySchemes(readers.old), securitySchemes(readers.new));
  // Who asks for a name that is not there does not mean the scheme that is called so on the other side.
  const isMeant = ([is, was]: readonly [string, string]): boolean =>
    !isAskedFor(readers.new, was) && !isAskedFor(readers.old, is);
  readers.new.schemeNames = new Map([...renamed].filter(isMeant));
  return readers;
}

function readerOf({ files, root }: OpenApiSource, budget: Budget): OpenApiReader {
  return new OpenApiReader(root, new SchemaGraph(root, files, dialectOf(root) ?? '2020-12', budget));
}

/** How the schemas of a document are written; undefined where it names a dialect that is not known. */
function dialectOf({ jsonSchemaDialect, openapi }: Readonly<Record<string, unknown>>): Dialect | undefined {
  if (String(openapi).startsWith('3.0')) return 'oas30';
  return typeof jsonSchemaDialect === 'string' ? namedDialect(jsonSchemaDialect) : '2020-12';
}

// Where two documents are the same, so is what they say in whatever words.
function noteUnknownDialect(
  { digest, root }: OpenApiSource,
  other: OpenApiSource,
  { graph }: OpenApiReader,
): void {
  if (digest === other.digest || dialectOf(root) !== undefined) return;
  const reason = `the dialect ${String(root['jsonSchemaDialect'])} is not known: read as JSON Schema 2020-12`;
  graph.lostBy = `jsonSchemaDialect: ${String(root['jsonSchemaDialect'])}`;
  graph.missing.note({ file: '', pointer: '/jsonSchemaDialect' }, reason);
}

function removed(entry: OperationEntry, readers: Readers, findings: Findings, now: string | undefined): void {
  const [acceptedBy, refusedBy] = sidesOf(orientationOf(entry.sent));
  tell(findings, entry.label, {
    rule: removalOf(entry, now),
    direction: entry.sent,
    path: [],
    reason: `${entry.label} removed${removalWords(entry.operation.raw, now)}`,
    old: entry.operation,
    prove: () => proveSample(readers, entry, sampleRequest(readers.old, entry, {}), acceptedBy, refusedBy),
  });
}

function removalOf(entry: OperationEntry, now: string | undefined): string {
  if (entry.sent === 'response') return 'callback-removed';
  if (endsLater(entry.operation.raw[sunsetKeyword], now)) return 'operation-removed-before-sunset';
  return entry.operation.raw['deprecated'] === true ? 'deprecated-operation-removed' : 'operation-removed';
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

function notePassed(
  reader: OpenApiReader,
  entries: readonly OperationEntry[],
  findings: Findings,
  now: string,
): void {
  for (const entry of entries) notePassedSunset(entry, findings, now);
  notePassedParts(reader, entries, findings, now);
}
