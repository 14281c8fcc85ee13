import type { Change, ChangeDirection } from '../model/change.ts';
import type { ComparedDocument, DocumentDefect, DriftReport, Undecided } from '../model/drift-report.ts';
import type { Difference } from './difference.ts';
import { findGraphqlDifferences } from './graphql/find-graphql-differences.ts';
import { compareSchemas } from './json-schema/compare-schemas.ts';
import { SchemaGraph } from './json-schema/schema-graph.ts';
import { judgeDifference, worstOf } from './judge.ts';
import { compareDocuments } from './openapi/compare-documents.ts';
import { rulesById } from './rules/all-rules.ts';
import { defaultPolicy } from './rules/policies.ts';
import type { PolicyName } from './rules/rule.ts';
import type { JsonSchemaSource, SchemaDocument } from './schema-document.ts';

const defaultEffort = 24;

export type DriftOptions = {
  readonly policy?: PolicyName;
  /** How many values are tried to prove one change; 24 where it is not said. */
  readonly effort?: number;
  /** What two bare JSON Schemas describe: what is sent, or what is answered. `response` where it is not said. */
  readonly as?: ChangeDirection;
  /** The consumer's GraphQL documents: which of them a change reaches. */
  readonly documents?: readonly { readonly name: string; readonly text: string }[];
  /** Version of the tool, for the report. */
  readonly version?: string;
};

type Found = {
  readonly differences: readonly Difference[];
  readonly undecided: readonly Undecided[];
  /** What is wrong with the documents themselves, as far as only the comparison sees it. */
  readonly defects?: Readonly<Record<'old' | 'new', readonly DocumentDefect[]>>;
};

/**
 * Compares two documents of one language. Pure: reads nothing, sends nothing. Throws a `ConfigError`
 * (`contract_invalid`) for GraphQL that cannot be read.
 */
export function findSchemaChanges(
  old: SchemaDocument,
  next: SchemaDocument,
  options: DriftOptions = {},
): DriftReport {
  const policy = options.policy ?? defaultPolicy;
  const effort = options.effort ?? defaultEffort;
  const { defects, differences, undecided } = compare(old, next, { ...options, effort });
  const place = { old: old.place.bind(old), new: next.place.bind(next) };
  const changes = differences
    .map((difference) => judgeDifference(difference, { policy, rules: rulesById, place }))
    .sort(byImportance);
  const worst = worstOf(changes);
  return {
    tool: { name: 'livegate', version: options.version ?? '' },
    old: compared(old, defects?.old),
    new: compared(next, defects?.new),
    policy,
    effort,
    verdict: undecided.length > 0 && worst !== 'breaking' ? 'unknown' : worst,
    changes,
    undecided,
  };
}

function compare(
  old: SchemaDocument,
  next: SchemaDocument,
  options: DriftOptions & { effort: number },
): Found {
  if (old.language === 'json-schema' && next.language === 'json-schema')
    return compareBare(old, next, options);
  if (old.language === 'openapi' && next.language === 'openapi')
    return compareDocuments(old, next, options.effort);
  if (old.language === 'graphql' && next.language === 'graphql')
    return { ...findGraphqlDifferences(old, next, { documents: options.documents ?? [] }), undecided: [] };
  const reason = `${old.language} and ${next.language} cannot be compared`;
  return { differences: [], undecided: [{ where: [], reason }] };
}

function compareBare(
  old: JsonSchemaSource,
  next: JsonSchemaSource,
  { as = 'response', effort }: DriftOptions & { effort: number },
): Found {
  const graphs = {
    old: new SchemaGraph(old.root, old.files, '2020-12'),
    new: new SchemaGraph(next.root, next.files, '2020-12'),
  };
  const position = {
    direction: as,
    operation: '',
    part: [],
    old: graphs.old.node(old.root, ''),
    new: graphs.new.node(next.root, ''),
  };
  const differences = compareSchemas([position], graphs, { hides: false, effort });
  return { differences, undecided: [...missing(graphs.old), ...missing(graphs.new)] };
}

function missing(graph: SchemaGraph): readonly Undecided[] {
  return [...graph.missing].map(([where, reason]) => ({ where: [where], reason }));
}

function compared(
  { defects, digest, language, source }: SchemaDocument,
  more: readonly DocumentDefect[] = [],
): ComparedDocument {
  return { source, language, digest, defects: [...defects, ...more] };
}

const severities = ['breaking', 'dangerous', 'safe'];

function byImportance(left: Change, right: Change): number {
  return (
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    compareTexts(left.path.join('\n'), right.path.join('\n')) ||
    compareTexts(left.id, right.id) ||
    compareTexts(left.fingerprint, right.fingerprint)
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
