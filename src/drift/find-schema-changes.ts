import { isObject } from '../contract/schema/json-schema.ts';
import type { Announced } from '../model/announced.ts';
import type { ChangeDirection } from '../model/change.ts';
import type { ComparedDocument, DocumentDefect, DriftReport } from '../model/drift-report.ts';
import type { Usage } from '../model/usage.ts';
import type { Waivers } from '../model/waiver.ts';
import type { ComparisonLimits } from './comparison-limits.ts';
import { ambiguousNumbers } from './ambiguous-numbers.ts';
import { Budget } from './budget.ts';
import { loadLazily } from '../util/load-lazily.ts';
import type { Difference, UndecidedSpot } from './difference.ts';
import type { findGraphqlDifferences } from './graphql/find-graphql-differences.ts';
import { compareSchemas } from './json-schema/compare-schemas.ts';
import { namedDialect } from './json-schema/dialect.ts';
import type { Dialect } from './json-schema/dialect.ts';
import { SchemaGraph } from './json-schema/schema-graph.ts';
import { judgeDifferences } from './judge-differences.ts';
import type { compareDocuments } from './openapi/compare-documents.ts';
import { defaultPolicy } from './rules/policies.ts';
import type { PolicyName } from './rules/rule.ts';
import type { JsonSchemaSource, SchemaDocument } from './schema-document.ts';
import { usageState } from './usage/usage-state.ts';

const defaultEffort = 24;

export type DriftOptions = {
  readonly policy?: PolicyName;
  /** How many values are tried to prove one change; 24 where it is not said. */
  readonly effort?: number;
  /** What two bare JSON Schemas describe: what is sent, or what is answered. `response` where it is not said. */
  readonly as?: ChangeDirection;
  /** The consumer's GraphQL documents: which of them a change reaches. */
  readonly documents?: readonly { readonly name: string; readonly text: string }[];
  /** How the consumer uses the old side. Recorded under another schema it says nothing. */
  readonly usage?: Usage;
  /** Changes that may pass for a while; needs `now`. */
  readonly waivers?: Waivers;
  /** What the provider announces of its changes. */
  readonly announced?: Announced;
  /** The present moment (ISO 8601, UTC), for what has a date: waivers, sunsets. Nothing is ever read from a clock. */
  readonly now?: string;
  /** What the comparison does at most, where that is to be more or less than `comparisonLimits` says. */
  readonly limits?: Partial<ComparisonLimits>;
  /** Version of the tool, for the report. */
  readonly version?: string;
};

type Found = {
  readonly differences: readonly Difference[];
  readonly undecided: readonly UndecidedSpot[];
  /** What is wrong with the documents themselves, as far as only the comparison sees it. */
  readonly defects?: Readonly<Record<'old' | 'new', readonly DocumentDefect[]>>;
};

/**
 * Compares two documents of one language. Pure: reads nothing, sends nothing. Throws a `ConfigError`
 * (`contract_invalid`) for GraphQL that cannot be read, a `TypeError` for waivers without `now`.
 */
export function findSchemaChanges(
  old: SchemaDocument,
  next: SchemaDocument,
  options: DriftOptions = {},
): DriftReport {
  const policy = options.policy ?? defaultPolicy;
  const effort = options.effort ?? defaultEffort;
  const usage = usageState(options.usage, old);
  const budget = new Budget(options.limits);
  const { defects, differences, undecided } = compare(old, next, { ...options, effort }, budget);
  const found = { differences, undecided: [...undecided, ...ambiguousNumbers(old, next)] };
  const judged = judgeDifferences(found, { old, new: next }, { ...options, policy }, budget);
  return {
    tool: { name: 'livegate', version: options.version ?? '' },
    old: compared(old, defects?.old),
    new: compared(next, defects?.new),
    policy,
    effort,
    ...judged,
    usage,
  };
}

function compare(
  old: SchemaDocument,
  next: SchemaDocument,
  options: DriftOptions & { effort: number },
  budget: Budget,
): Found {
  const { documents = [], effort } = options;
  if (old.language === 'json-schema' && next.language === 'json-schema')
    return compareBare(old, next, options, budget);
  const usage = usageState(options.usage, old).state === 'current' ? options.usage : undefined;
  if (old.language === 'openapi' && next.language === 'openapi')
    return openapi().compareDocuments(old, next, {
      effort,
      budget,
      ...(options.now === undefined ? {} : { now: options.now }),
      ...(usage?.protocol === 'rest' ? { uses: usage.operations } : {}),
    });
  if (old.language === 'graphql' && next.language === 'graphql') {
    const uses = usage?.protocol === 'graphql' ? { uses: usage.operations } : {};
    const at = options.now === undefined ? {} : { now: options.now };
    return {
      ...graphql().findGraphqlDifferences(old, next, { documents, budget, ...uses, ...at }),
      undecided: [],
    };
  }
  const reason = `${old.language} and ${next.language} cannot be compared`;
  return { differences: [], undecided: [{ where: [], reason }] };
}

// What compares the one language is not loaded for the other.
function openapi(): { readonly compareDocuments: typeof compareDocuments } {
  return loadLazily(import.meta.url, './openapi/compare-documents');
}

function graphql(): { readonly findGraphqlDifferences: typeof findGraphqlDifferences } {
  return loadLazily(import.meta.url, './graphql/find-graphql-differences');
}

function compareBare(
  old: JsonSchemaSource,
  next: JsonSchemaSource,
  { as = 'response', effort, now }: DriftOptions & { effort: number },
  budget: Budget,
): Found {
  const graphs = {
    old: new SchemaGraph(old.root, old.files, dialectOf(old.root), budget),
    new: new SchemaGraph(next.root, next.files, dialectOf(next.root), budget),
  };
  const position = {
    direction: as,
    operation: '',
    part: [],
    examples: [],
    old: graphs.old.node(old.root, ''),
    new: graphs.new.node(next.root, ''),
  };
  const differences = compareSchemas([position], graphs, {
    hides: false,
    effort,
    ...(now === undefined ? {} : { now }),
  });
  return { differences, undecided: [...graphs.old.missing.on('old'), ...graphs.new.missing.on('new')] };
}

// One that is not known is told where it is read.
function dialectOf(root: unknown): Dialect {
  const named = isObject(root) ? root['$schema'] : undefined;
  return (typeof named === 'string' ? namedDialect(named) : undefined) ?? '2020-12';
}

function compared(
  { defects, digest, language, source }: SchemaDocument,
  more: readonly DocumentDefect[] = [],
): ComparedDocument {
  return { source, language, digest, defects: [...defects, ...more] };
}
