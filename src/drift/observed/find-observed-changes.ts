import type { ComparedDocument, DriftReport } from '../../model/drift-report.ts';
import { canonicalKey } from '../../util/canonical-json.ts';
import { digestOf } from '../../util/digest.ts';
import type { Difference, Spot } from '../difference.ts';
import type { DriftOptions } from '../find-schema-changes.ts';
import { judgeDifferences } from '../judge-differences.ts';
import { defaultPolicy } from '../rules/policies.ts';
import type { SchemaDocument } from '../schema-document.ts';
import { usageState } from '../usage/usage-state.ts';
import type { ObservedAnswer } from './observed-answer.ts';
import { observedDifferences } from './observed-differences.ts';
import type { LocateSchema, ObservableOperation } from './observed-differences.ts';
import type { ObservedShape } from './observed-shape.ts';
import { ObservedUse } from './observed-use.ts';
import { mergeAnswers } from './observed-traffic.ts';
import type { ObservedStatus } from './observed-traffic.ts';
import { trafficDifferences } from './traffic-differences.ts';

/** What was seen of one environment. */
export type Traffic = {
  /** As it is shown: `flexiti@training, run 20261121T083509Z-1ck`. */
  readonly source: string;
  readonly answers: readonly ObservedAnswer[];
};

/** The contract that traffic is held against. */
export type ObservedContract = {
  readonly document: SchemaDocument;
  readonly operations: readonly ObservableOperation[];
  readonly locate: LocateSchema;
};

type Options = Pick<DriftOptions, 'policy' | 'usage' | 'waivers' | 'announced' | 'now' | 'version'>;

/**
 * Holds what was seen of an environment against the contract: what the contract says otherwise, and what it allows and
 * never came. Pure. Where nothing was seen the verdict is `unknown`.
 */
export function findObservedChanges(
  { document, locate, operations }: ObservedContract,
  traffic: Traffic,
  options: Options,
): DriftReport {
  const merged = mergeAnswers(traffic.answers);
  const used = useOf(document, options);
  const differences = operations.flatMap((operation) =>
    merged
      .filter((seen) => seen.operation === operation.id)
      .flatMap((seen) => observedDifferences(operation, seen, locate, used)),
  );
  const { digest, language, source } = document;
  const old = { source, language, digest, defects: [] };
  const place = (spot: Spot) => document.place(spot);
  const sides = { old, new: observed(traffic, merged, language) };
  return { ...report(differences, sides, place, options), ...stateOf(document, options) };
}

/** What two environments were seen to answer differently to the same operations. Pure. */
export function findTrafficDifferences(
  { document, operations }: ObservedContract,
  old: Traffic & { readonly name: string },
  next: Traffic & { readonly name: string },
  options: Options,
): DriftReport {
  const [before, after] = [mergeAnswers(old.answers), mergeAnswers(next.answers)];
  const used = useOf(document, options);
  const of = (merged: readonly ObservedStatus[], id: string) =>
    merged.filter(({ operation }) => operation === id);
  const differences = operations.flatMap((operation) =>
    trafficDifferences(operation, {
      ...(used === undefined ? {} : { used }),
      old: { name: old.name, statuses: of(before, operation.id) },
      new: { name: next.name, statuses: of(after, operation.id) },
    }),
  );
  const { language } = document;
  const sides = { old: observed(old, before, language), new: observed(next, after, language) };
  const told = report(differences, sides, (spot) => document.place(spot), options);
  return { ...told, ...stateOf(document, options) };
}

/** The recorded use, if it was recorded under the very contract. */
function useOf(document: SchemaDocument, { usage }: Options): ObservedUse | undefined {
  const isCurrent = usageState(usage, document).state === 'current';
  return usage === undefined || !isCurrent ? undefined : new ObservedUse(usage);
}

function stateOf(document: SchemaDocument, { usage }: Options): Pick<DriftReport, 'usage'> {
  return usage === undefined ? {} : { usage: usageState(usage, document) };
}

function report(
  differences: readonly Difference[],
  sides: Readonly<Record<'old' | 'new', ComparedDocument>>,
  place: SchemaDocument['place'],
  options: Options,
): DriftReport {
  const { policy = defaultPolicy, version = '', ...rest } = options;
  const nothing = [sides.old, sides.new].filter(({ digest }) => digest === digestOfNothing);
  const undecided = nothing.map(({ source }) => ({ where: [source], reason: 'nothing was observed' }));
  const judged = judgeDifferences(
    { differences, undecided },
    { old: { place }, new: { place } },
    { ...rest, policy },
  );
  return {
    tool: { name: 'livegate', version },
    ...sides,
    policy,
    effort: 0,
    ...judged,
    // What was not seen may differ all the same.
    verdict: judged.verdict === 'identical' ? 'safe' : judged.verdict,
    undecided,
  };
}

const digestOfNothing = digestOf(canonicalKey([]));

/** The inferred schema as one side of a comparison; its digest is over the shapes with their counts. */
function observed(
  { source }: Traffic,
  merged: readonly ObservedStatus[],
  language: SchemaDocument['language'],
): ComparedDocument {
  const digest = digestOf(
    canonicalKey(merged.map(({ operation, shape, status }) => [operation, status, shapeJson(shape)])),
  );
  return { source, language, digest, defects: [] };
}

function shapeJson({ count, formats, items, members, types, words }: ObservedShape): unknown {
  return {
    count,
    types: Object.fromEntries(types),
    formats: Object.fromEntries(formats),
    words: Object.fromEntries(words),
    members: Object.fromEntries([...members].map(([name, member]) => [name, shapeJson(member)])),
    ...(items === undefined ? {} : { items: shapeJson(items) }),
  };
}
