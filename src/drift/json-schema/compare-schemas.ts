import type { ChangeDirection } from '../../model/change.ts';
import type { Difference, Spot } from '../difference.ts';
import { Annotations, annotationChanges } from './annotation-changes.ts';
import type { AnnotationChange } from './annotation-changes.ts';
import { announcedRemoval } from './announced-removal.ts';
import { attackVerdicts } from './attack.ts';
import type { Breach } from './attack.ts';
import { noBits, setOf } from './bit-set.ts';
import type { BitSet } from './bit-set.ts';
import { Containment } from './containment.ts';
import { describeAnnotation } from './describe-annotation.ts';
import { describeChange } from './describe-change.ts';
import { localChanges } from './local-changes.ts';
import type { LocalChange } from './local-change.ts';
import { Lowering } from './lower.ts';
import { stepLabel } from './members.ts';
import { PairGraph } from './pair-graph.ts';
import { orientationOf } from './pair.ts';
import type { Pair, Side } from './pair.ts';
import { firstPlace } from './place-of.ts';
import { Prover } from './prove.ts';
import type { Hidden } from './hidden-schema.ts';
import { findReach } from './reach.ts';
import { ReachedPositions, isOutsideOfXml } from './reached-positions.ts';
import { ruleName } from './rule-name.ts';
import { joinCauses } from './cause.ts';
import type { Cause } from './cause.ts';
import { labelPositions, writtenAt } from './position.ts';
import type { Labelled, Position } from './position.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import { PositionTouch } from '../usage/position-touch.ts';
import type { RestUsage } from '../usage/rest-usage.ts';
import type { Touch } from '../usage/touch.ts';
import { Unchanged } from './unchanged.ts';
import { visitPairs } from './visit.ts';
import type { Visit } from './visit.ts';

export type CompareOptions = {
  /** Whether members are hidden by `readOnly` and `writeOnly`, as OpenAPI has it. */
  readonly hides: boolean;
  /** How many values are tried to prove one change. */
  readonly effort: number;
  /** The present moment (ISO 8601); without it no announced end is held against it. */
  readonly now?: string;
  /** What of the positions is exercised, where that is known. */
  readonly usage?: RestUsage;
};

// Values that attack all verdicts of one direction together, for each value that may be tried to prove one change.
const attacksPerEffort = 2;

type Graphs = { readonly old: SchemaGraph; readonly new: SchemaGraph };

/** All differences between the schemas at the given positions: each cause once per direction, with what it reaches. */
export function compareSchemas(
  positions: readonly Position[],
  graphs: Graphs,
  options: CompareOptions,
  unchanged: Unchanged = new Unchanged(graphs.old, graphs.new),
): readonly Difference[] {
  const labelled = labelPositions(positions);
  return (['request', 'response'] as const).flatMap((direction) => {
    const own = labelled.filter((position) => position.direction === direction);
    return own.length === 0
      ? []
      : compareDirection(direction, own, graphs, options, unchanged).map((one) => ({
          ...one,
          prove: () => {
            const stoppedBy = graphs.old.lostBy ?? graphs.new.lostBy;
            return stoppedBy === undefined ? one.prove() : { stoppedBy };
          },
        }));
  });
}

function compareDirection(
  direction: ChangeDirection,
  positions: readonly Labelled[],
  graphs: Graphs,
  options: CompareOptions,
  unchanged: Unchanged,
): readonly Difference[] {
  const hidden: Hidden = options.hides ? (direction === 'request' ? 'readOnly' : 'writeOnly') : undefined;
  const [old, next] = [new Lowering(graphs.old, hidden), new Lowering(graphs.new, hidden)];
  const graph = new PairGraph(old, next, (left, right) => unchanged.same(left, right));
  const likeness = new Containment(graph);
  const containment = new Containment(graph, likeness);
  const roots = positions.map((position) =>
    graph.pair(graphs.old.conjunction([position.old]), graphs.new.conjunction([position.new])),
  );
  const visits = visitPairs(roots, graph, containment, likeness);
  const byPair = new Map(visits.map((visit) => [visit.pair, visit.index]));
  const starts = roots.map((root) => [byPair.get(root)].filter((index) => index !== undefined));
  const budget = graphs.old.budget;
  const reach = findReach(
    visits.map(({ links }) => links),
    starts,
    (words) => budget.take('steps', words, () => [direction]),
  );
  // Of what is not told which operations it reaches, nothing is told.
  if (reach === undefined) return [];
  const prover = new Prover(old, next, hidden, options.effort, writtenAt(positions, roots));
  const annotations = { old: new Annotations(graphs.old), new: new Annotations(graphs.new) };
  const touching = touchingOf(options.usage, positions, roots, visits);
  const reached = new ReachedPositions(positions);
  const causes = visits.flatMap((visit) =>
    causesOf(graph, containment, annotations, options.now, {
      ...{ direction, visit, prover, touching, reached },
      reach: reach[visit.index] ?? noBits,
    }),
  );
  const breaches = attackVerdicts(
    roots.map((pair, index) => ({
      pair,
      name: positions[index]?.label ?? '',
      examples: positions[index]?.examples ?? [],
    })),
    {
      orientation: orientationOf(direction),
      sides: { old, new: next },
      hidden,
      containment,
      values: options.effort * attacksPerEffort,
    },
  );
  return [
    ...joinCauses(causes).flatMap((cause) => {
      const names = reached.of(cause.reach);
      const listed = names.operations.length + names.positions.length + cause.visit.depth;
      const isKept = budget.take('listed', listed, () => placesOf(cause.visit));
      return isKept ? [difference(cause, direction, names)] : [];
    }),
    ...breaches.map((breach) => breachDifference(breach, direction, reached, roots)),
  ];
}

function causesOf(
  graph: PairGraph,
  containment: Containment,
  annotations: Readonly<Record<Side, Annotations>>,
  now: string | undefined,
  context: Context,
): readonly Cause[] {
  const { visit } = context;
  if (graph.isUnread(visit.pair)) return [];
  const isKept = (): boolean => graph.budget.take('changes', 1, () => placesOf(visit));
  return [
    ...localChanges(visit, graph, containment)
      .filter(isKept)
      .map((change) => schemaCause(change, announcedRemoval(visit, change, annotations.old, now), context)),
    ...annotationChanges(visit.pair, annotations)
      .filter(isKept)
      .map((change) => annotationCause(change, context)),
  ];
}

function touchingOf(
  usage: RestUsage | undefined,
  positions: readonly Position[],
  roots: readonly Visit['pair'][],
  visits: readonly Visit[],
): PositionTouch | undefined {
  if (usage === undefined) return undefined;
  const uses = positions.map(({ operation, part }) => usage.position(operation, part));
  return new PositionTouch(uses, roots, visits);
}

type Context = {
  readonly direction: ChangeDirection;
  readonly visit: Visit;
  readonly prover: Prover;
  readonly reach: BitSet;
  readonly touching: PositionTouch | undefined;
  readonly reached: ReachedPositions<Labelled>;
};

function schemaCause(
  change: LocalChange,
  announced: ReturnType<typeof announcedRemoval>,
  { direction, prover, reach, touching, visit }: Context,
): Cause {
  const orientation = orientationOf(direction);
  const shown = change.shown[orientation];
  const covered = shown?.covered === true;
  const isElsewhere = covered && shown.refusal.isNominal !== true;
  return {
    rule: `${ruleName(change, direction)}${announced.rule}`,
    reason: `${describeChange(change)}${announced.words}${isElsewhere ? '; another alternative of the union accepts it' : ''}`,
    covered: covered || change.isUncarried === true || (change.isFree === true && direction === 'request'),
    nodes: change.at,
    ...(change.subject === undefined ? {} : { subject: change.subject }),
    oldValue: change.value.old,
    newValue: change.value.new,
    visit,
    reach,
    ...touched(touching?.ofChange(visit, reach, change, direction)),
    prove: (position) => prover.prove(visit, change, orientation, position),
  };
}

function touched(touch: Touch | undefined): Pick<Cause, 'touch'> {
  return touch === undefined ? {} : { touch };
}

function annotationCause(
  change: AnnotationChange,
  { direction, reach, reached, touching, visit }: Context,
): Cause {
  const { at, keyword, value } = change;
  const { reason, rule } = describeAnnotation(change);
  return {
    rule: `${direction}-${rule}`,
    reason,
    covered: keyword === 'xml' && isOutsideOfXml(reached.of(reach)),
    nodes: at,
    oldValue: value.old,
    newValue: value.new,
    visit,
    reach,
    ...touched(touching?.ofPlace(visit, reach)),
    prove: () => ({ stoppedBy: `${keyword}: accepts and refuses nothing by itself` }),
  };
}

function difference(
  { covered, newValue, nodes, oldValue, prove, reason, rule, subject, touch, visit }: Cause,
  direction: ChangeDirection,
  { first, ...names }: ReturnType<ReachedPositions<Labelled>['of']>,
): Difference {
  const path = [first?.operation ?? '', ...(first?.part ?? []), ...stepsTo(visit), subject ?? ''];
  return {
    rule,
    direction,
    path: path.filter((part) => part !== ''),
    ...names,
    ...(nodes.old === undefined ? {} : { old: spot(nodes.old) }),
    ...(nodes.new === undefined ? {} : { new: spot(nodes.new) }),
    reason,
    ...(covered ? { atMost: 'safe' as const } : {}),
    ...touched(touch),
    oldValue,
    newValue,
    prove: () => prove(first?.label ?? ''),
  };
}

function breachDifference(
  { target: { pair }, witness }: Breach,
  direction: ChangeDirection,
  reached: ReachedPositions<Labelled>,
  roots: readonly Pair[],
): Difference {
  const { first, ...names } = reached.of(setOf(roots.map((root) => root === pair)));
  return {
    rule: `${direction}-sample-refused`,
    direction,
    path: [first?.operation ?? '', ...(first?.part ?? [])].filter((part) => part !== ''),
    ...names,
    ...(first === undefined ? {} : { old: spot(first.old), new: spot(first.new) }),
    reason: 'no keyword shows it, but a value does',
    prove: () => ({ witness }),
  };
}

function spot({ file, pointer }: SchemaNode): Spot {
  return file === '' ? { pointer } : { pointer, file };
}

function stepsTo(visit: Visit): readonly string[] {
  const steps: string[] = [];
  for (let at = visit; at.arrival !== undefined; at = at.arrival.from) steps.push(stepLabel(at.arrival.step));
  return steps.reverse();
}

function placesOf({ pair }: Visit): readonly string[] {
  return firstPlace([...pair.new.nodes, ...pair.old.nodes]);
}
