import type { ChangeDirection } from '../../model/change.ts';
import type { Difference, Spot } from '../difference.ts';
import { annotationChanges } from './annotation-changes.ts';
import type { AnnotationChange } from './annotation-changes.ts';
import { Containment } from './containment.ts';
import { describeChange } from './describe-change.ts';
import { localChanges } from './local-changes.ts';
import type { LocalChange } from './local-changes.ts';
import { Lowering } from './lower.ts';
import { stepLabel } from './members.ts';
import { PairGraph } from './pair-graph.ts';
import type { Orientation } from './pair-graph.ts';
import { Prover } from './prove.ts';
import type { Hidden } from './prune.ts';
import { bitsOf, findReach } from './reach.ts';
import { ruleName } from './rule-name.ts';
import { joinCauses } from './cause.ts';
import type { Cause } from './cause.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import { Unchanged } from './unchanged.ts';
import { visitPairs } from './visit.ts';
import type { Visit } from './visit.ts';

/** A place where two schemas stand for the same thing: a body, a parameter, a header. */
export type Position = {
  readonly direction: ChangeDirection;
  /** Empty for a bare schema. */
  readonly operation: string;
  /** What of the operation, e.g. `request body application/json`. */
  readonly part: readonly string[];
  readonly old: SchemaNode;
  readonly new: SchemaNode;
};

export type CompareOptions = {
  /** Whether members are hidden by `readOnly` and `writeOnly`, as OpenAPI has it. */
  readonly hides: boolean;
  /** How many values are tried to prove one change. */
  readonly effort: number;
};

type Graphs = { readonly old: SchemaGraph; readonly new: SchemaGraph };

/** All differences between the schemas at the given positions: each cause once per direction, with what it reaches. */
export function compareSchemas(
  positions: readonly Position[],
  graphs: Graphs,
  options: CompareOptions,
  unchanged: Unchanged = new Unchanged(graphs.old, graphs.new),
): readonly Difference[] {
  return (['request', 'response'] as const).flatMap((direction) => {
    const own = positions.filter((position) => position.direction === direction);
    return own.length === 0 ? [] : compareDirection(direction, own, graphs, options, unchanged);
  });
}

function compareDirection(
  direction: ChangeDirection,
  positions: readonly Position[],
  graphs: Graphs,
  options: CompareOptions,
  unchanged: Unchanged,
): readonly Difference[] {
  const hidden: Hidden = options.hides ? (direction === 'request' ? 'readOnly' : 'writeOnly') : undefined;
  const [old, next] = [new Lowering(graphs.old, hidden), new Lowering(graphs.new, hidden)];
  const graph = new PairGraph(old, next, (left, right) => unchanged.same(left, right));
  const containment = new Containment(graph);
  const roots = positions.map((position) =>
    graph.pair(graphs.old.conjunction([position.old]), graphs.new.conjunction([position.new])),
  );
  const visits = visitPairs(roots, graph, containment);
  const byPair = new Map(visits.map((visit) => [visit.pair, visit.index]));
  const starts = roots.map((root) => [byPair.get(root)].filter((index) => index !== undefined));
  const reach = findReach(
    visits.map(({ links }) => links),
    starts,
  );
  const prover = new Prover(old, next, hidden, options.effort);
  const causes = visits.flatMap((visit): readonly Cause[] => {
    const context = { direction, visit, prover, reach: reach[visit.index] ?? new Uint32Array() };
    return [
      ...localChanges(visit, graph, containment).map((change) => schemaCause(change, context)),
      ...annotationChanges(visit.pair).map((change) => annotationCause(change, context)),
    ];
  });
  const labels = positions.map(labelOf);
  return joinCauses(causes).map((cause) => difference(cause, direction, positions, labels));
}

type Context = {
  readonly direction: ChangeDirection;
  readonly visit: Visit;
  readonly prover: Prover;
  readonly reach: Uint32Array;
};

function schemaCause(change: LocalChange, { direction, prover, reach, visit }: Context): Cause {
  const orientation: Orientation = direction === 'request' ? 'narrowing' : 'widening';
  const covered = change.shown[orientation]?.covered === true;
  return {
    rule: ruleName(change, direction),
    reason: describeChange(change) + (covered ? '; another alternative of the union accepts it' : ''),
    covered,
    nodes: change.at,
    ...(change.subject === undefined ? {} : { subject: change.subject }),
    oldValue: change.value.old,
    newValue: change.value.new,
    visit,
    reach,
    prove: (position) => prover.prove(visit, change, orientation, position),
  };
}

function annotationCause(change: AnnotationChange, { direction, reach, visit }: Context): Cause {
  const { at, kind, keyword, value } = change;
  const came = value.old === undefined || value.old === false;
  const isFlag = kind === 'deprecated' || kind.endsWith('-only');
  const what = value.old === undefined ? 'added' : value.new === undefined ? 'removed' : 'changed';
  return {
    rule: `${direction}-${kind}-${isFlag ? (came ? 'added' : 'removed') : 'changed'}`,
    reason: `${keyword} ${what}`,
    covered: false,
    nodes: at,
    oldValue: value.old,
    newValue: value.new,
    visit,
    reach,
    prove: () => ({ stoppedBy: `${keyword}: accepts and refuses nothing by itself` }),
  };
}

function difference(
  { covered, newValue, nodes, oldValue, prove, reach, reason, rule, subject, visit }: Cause,
  direction: ChangeDirection,
  positions: readonly Position[],
  labels: readonly string[],
): Difference {
  const bits = bitsOf(reach);
  const reached = bits.flatMap((bit) => positions[bit] ?? []);
  const [first] = reached;
  const path = [first?.operation ?? '', ...(first?.part ?? []), ...stepsTo(visit), subject ?? ''];
  const places = sorted(bits.flatMap((bit) => labels[bit] ?? []));
  return {
    rule,
    direction,
    path: path.filter((part) => part !== ''),
    operations: sorted(reached.map(({ operation }) => operation)),
    positions: places,
    ...(nodes.old === undefined ? {} : { old: spot(nodes.old) }),
    ...(nodes.new === undefined ? {} : { new: spot(nodes.new) }),
    reason,
    ...(covered ? { atMost: 'safe' as const } : {}),
    oldValue,
    newValue,
    prove: () => prove(places[0] ?? ''),
  };
}

function labelOf({ operation, part }: Position): string {
  return [operation, ...part].filter((word) => word !== '').join(' ');
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '').sort();
}

function spot({ file, pointer }: SchemaNode): Spot {
  return file === '' ? { pointer } : { pointer, file };
}

function stepsTo(visit: Visit): readonly string[] {
  const steps: string[] = [];
  for (let at = visit; at.arrival !== undefined; at = at.arrival.from)
    steps.unshift(stepLabel(at.arrival.step));
  return steps;
}
