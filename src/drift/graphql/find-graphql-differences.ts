import type { DocumentDefect } from '../../model/drift-report.ts';
import type { GraphqlUse } from '../../model/usage.ts';
import { Budget } from '../budget.ts';
import type { Difference } from '../difference.ts';
import { touchDocuments } from '../usage/touch-graphql.ts';
import type { GraphqlSource } from '../schema-document.ts';
import { differingBuiltIns } from './compare/built-ins.ts';
import { compareDirectives } from './compare/compare-directives.ts';
import { passedEnds } from './compare/compare-ends.ts';
import { compareRoots } from './compare/compare-roots.ts';
import { compareTypes } from './compare/compare-types.ts';
import type { Found, Sides } from './compare/found.ts';
import { PlaceMates } from './compare/place-mates.ts';
import { Positions } from './compare/positions.ts';
import { unaskedIn } from './compare/unasked.ts';
import { ReachedOperations } from './reached-operations.ts';
import type { NamedDocument } from './reached-operations.ts';
import { lineColumns } from './sdl/line-column.ts';
import { demandValid, readSdl } from './sdl/read-sdl.ts';
import type { SdlSchema } from './sdl/sdl-schema.ts';
import { Prover } from './witness/prover.ts';

export type GraphqlDifferences = {
  /** In the order of the catalogue's parts: schema, types, directives; within them in that of the documents. */
  readonly differences: readonly Difference[];
  /** What each side defines twice, the first definition counted; and what was not asked for that seems to differ. */
  readonly defects: { readonly old: readonly DocumentDefect[]; readonly new: readonly DocumentDefect[] };
};

type Uses = Readonly<Record<string, GraphqlUse>>;

/**
 * Everything that differs between two GraphQL schemas, white space, comments and order apart. No I/O. `documents` are
 * the consumer's own, for the operations that each difference reaches; `uses` is how they are used. Throws a `ConfigError` (`contract_invalid`) with
 * file, line and column for a text that is no SDL, or a document that is no GraphQL.
 */
export function findGraphqlDifferences(
  old: GraphqlSource,
  current: GraphqlSource,
  options: {
    readonly documents?: readonly NamedDocument[];
    readonly uses?: Uses;
    readonly budget?: Budget;
    /** The present moment (ISO 8601), for announced ends. */
    readonly now?: string;
  } = {},
): GraphqlDifferences {
  const { budget = new Budget() } = options;
  const before = readSdl(old.source, old.sdl);
  const after = readSdl(current.source, current.sdl, before);
  const sides = sidesOf(old, before, current, after, budget, options.now);
  const all = old.sdl === current.sdl ? [] : orRefuse([old, current], () => compareWhole(sides));
  const asked = unaskedIn(all, old, sides);
  const both = unaskedIn(asked.told, current, sides);
  const reached = new ReachedOperations(before, options.documents ?? []);
  const prover = new Prover(before, after, budget);
  const defectsIn = (
    file: string,
    schema: SdlSchema,
    ...messages: readonly (string | undefined)[]
  ): readonly DocumentDefect[] => [
    ...messages.flatMap((message) => (message === undefined ? [] : [{ file, ...start, message }])),
    ...defectsOf(file, schema, budget.limits.places),
  ];
  const complete = ({ attempt, ...one }: Found): Difference => ({
    ...one,
    operations: reached.of(one),
    ...touched(one, options),
    announceProof: () => {
      prover.expect(attempt);
    },
    prove: () => orRefuse([old, current], () => prover.prove(attempt)),
  });
  return {
    differences: both.told.map(complete),
    defects: {
      old: defectsIn(old.source, before, asked.message),
      new: defectsIn(current.source, after, both.message, differingBuiltIns(before, after)),
    },
  };
}

function touched(
  one: Omit<Found, 'attempt'>,
  { documents = [], uses }: { readonly documents?: readonly unknown[]; readonly uses?: Uses },
): Pick<Difference, 'touch'> | Pick<Difference, 'touch' | 'operations'> {
  if (uses === undefined) return {};
  const { operations, touch } = touchDocuments(one, uses);
  return documents.length > 0 ? { touch } : { touch, operations };
}

function sidesOf(
  old: GraphqlSource,
  before: SdlSchema,
  current: GraphqlSource,
  after: SdlSchema,
  budget: Budget,
  now: string | undefined,
): Sides {
  const positions = new Positions([before, after]);
  return {
    old: before,
    new: after,
    positions,
    mates: new PlaceMates(before, positions, budget),
    budget,
    counted: new WeakSet(),
    usageHidden: old.fromIntrospection || current.fromIntrospection,
    ...(now === undefined ? {} : { now }),
  };
}

function compareWhole(sides: Sides): readonly Found[] {
  return [...compareRoots(sides), ...compareTypes(sides), ...compareDirectives(sides), ...passedEnds(sides)];
}

/** Strings and literals are parsed only where they differ, and types are resolved only for a proof: what is wrong in them shows as late as here. */
function orRefuse<Result>(sources: readonly GraphqlSource[], decide: () => Result): Result {
  try {
    return decide();
  } catch (error) {
    for (const { source, sdl } of sources) demandValid(source, sdl);
    throw error;
  }
}

const start = { line: 1, column: 1 };

function defectsOf(file: string, schema: SdlSchema, most: number): readonly DocumentDefect[] {
  const shown = schema.duplicates.slice(0, most);
  const places = lineColumns(
    schema.text,
    shown.map(({ offset }) => offset),
  );
  const more = schema.duplicates.length - shown.length;
  const told = shown.map(({ message }, index) => ({ file, ...(places[index] ?? start), message }));
  return more === 0
    ? told
    : [...told, { file, ...start, message: `${more.toLocaleString('en')} more things are given twice` }];
}
