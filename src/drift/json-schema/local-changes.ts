import type { Containment } from './containment.ts';
import { isListed } from './find-refusals.ts';
import { memberOf } from './intersect.ts';
import type { AlternativePair, PairGraph } from './pair-graph.ts';
import type { Orientation } from './pair.ts';
import type { Facet, Refusal } from './refusal.ts';
import type { SchemaNode } from './schema-graph.ts';
import type { Alternative, Opaque } from './shape.ts';
import { isCovered } from './visit.ts';
import type { Visit } from './visit.ts';

/** What one side refuses of the other, with the alternative whose values show it. */
type Shown = {
  readonly refusal: Refusal;
  readonly alternative: Alternative;
  readonly covered: boolean;
};

/** One difference at one place, in whichever orientations it refuses something; in none: a member that came or went. */
export type LocalChange = {
  readonly facet: Facet | 'optional-property' | 'hidden';
  readonly subject?: string;
  readonly at: { readonly old?: SchemaNode; readonly new?: SchemaNode };
  readonly value: { readonly old?: unknown; readonly new?: unknown };
  readonly shown: Partial<Record<Orientation, Shown>>;
  /** What refuses nothing: which side has the member, or says that the direction does not carry it. */
  readonly declaredBy?: 'old' | 'new';
};

/** What differs between the two schemas of a pair at their own level. */
export function localChanges(
  visit: Visit,
  graph: PairGraph,
  containment: Containment,
): readonly LocalChange[] {
  const found: LocalChange[] = [...unmatched(visit, graph, containment)];
  for (const via of visit.matched)
    found.push(...alternativeChanges(visit, via, containment), ...memberChanges(via, graph));
  return joined(found);
}

function alternativeChanges(
  { counts, pair }: Visit,
  via: AlternativePair,
  containment: Containment,
): readonly LocalChange[] {
  return (['narrowing', 'widening'] as const).flatMap((orientation) => {
    const conditions = via.decided[orientation] ? [] : conditionRefusals(via, orientation, containment);
    const refusals = [...via[orientation], ...conditions];
    if (refusals.length === 0) return [];
    const covered = !counts.has(orientation) || isCovered(pair, via, orientation, containment);
    const alternative = orientation === 'narrowing' ? via.old : via.new;
    return refusals.map((refusal) => change(refusal, orientation, alternative, covered));
  });
}

function change(
  refusal: Refusal,
  orientation: Orientation,
  alternative: Alternative,
  covered: boolean,
): LocalChange {
  const { facet, sub, subject, subValue, sup, supValue } = refusal;
  const [old, next] = orientation === 'narrowing' ? [sub, sup] : [sup, sub];
  const [oldValue, newValue] = orientation === 'narrowing' ? [subValue, supValue] : [supValue, subValue];
  return {
    facet,
    ...(subject === undefined ? {} : { subject }),
    at: { ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { new: next }) },
    value: { old: oldValue, new: newValue },
    shown: { [orientation]: { refusal, alternative, covered } },
  };
}

function conditionRefusals(
  via: AlternativePair,
  orientation: Orientation,
  containment: Containment,
): readonly Refusal[] {
  const extra = via.unlike[orientation === 'narrowing' ? 'new' : 'old'];
  const uneven = !containment.agrees(via);
  const own = orientation === 'narrowing' ? via.new : via.old;
  const all = uneven ? [...new Set([...extra, ...own.opaque])] : extra;
  const from = (orientation === 'narrowing' ? via.old : via.new).from[0];
  return all.map((opaque) => conditionRefusal(opaque, from));
}

function conditionRefusal({ at, keyword, parts }: Opaque, from: SchemaNode | undefined): Refusal {
  const value = typeof at.raw === 'boolean' ? at.raw : at.raw[keyword];
  return {
    facet: 'condition',
    subject: keyword,
    ...(from === undefined ? {} : { sub: from }),
    sup: at,
    supValue: value,
    show: { kind: 'within', parts },
  };
}

function unmatched(
  { counts, lone, pair }: Visit,
  graph: PairGraph,
  containment: Containment,
): readonly LocalChange[] {
  const shapes = graph.shapes(pair);
  const one = (alternative: Alternative, orientation: Orientation): LocalChange => {
    const others = orientation === 'narrowing' ? shapes.new : shapes.old;
    const place = (orientation === 'narrowing' ? pair.new : pair.old).nodes[0] ?? others[0]?.from[0];
    const covered =
      !counts.has(orientation) ||
      containment.fits(pair, alternative, orientation === 'narrowing' ? 'old' : 'new', orientation);
    const from = alternative.from.at(-1);
    const refusal: Refusal = {
      facet: unmatchedFacet(alternative, others),
      ...(from === undefined ? {} : { sub: from }),
      ...(place === undefined ? {} : { sup: place }),
      subValue: alternative.integer === undefined ? alternative.type : 'integer',
      supValue: others.map(({ type }) => type),
      show: { kind: 'any' },
    };
    return change(refusal, orientation, alternative, covered);
  };
  return [
    ...lone.old.map((alternative) => one(alternative, 'narrowing')),
    ...lone.new.map((alternative) => one(alternative, 'widening')),
  ];
}

function unmatchedFacet({ type }: Alternative, others: readonly Alternative[]): Facet {
  if (others.length === 0) return 'value';
  if (others.some((other) => other.type === type)) return 'alternative';
  return type === 'null' ? 'null' : 'type';
}

function memberChanges(
  { narrowing, new: next, old, widening }: AlternativePair,
  graph: PairGraph,
): readonly LocalChange[] {
  // Where the values are listed, nothing that they may hold besides can be named.
  if (old.type !== 'object' || isListed(old) || isListed(next)) return [];
  const said = new Set([...narrowing, ...widening].map(({ subject }) => subject));
  const names = [...old.properties.keys(), ...next.properties.keys()];
  const lone = names.filter(
    (name) => old.properties.has(name) !== next.properties.has(name) && !said.has(name),
  );
  return [...hiddenChanges(old, next), ...patternChanges(old, next), ...declared(lone, old, next, graph)];
}

function hiddenChanges(old: Alternative, next: Alternative): readonly LocalChange[] {
  return loneNames(old.hidden, next.hidden).map(({ name, side }): LocalChange => {
    const at = (side === 'old' ? old : next).hidden.get(name);
    const other = (side === 'old' ? next : old).properties.get(name)?.nodes[0];
    const places = { [side]: at, [side === 'old' ? 'new' : 'old']: other };
    return { facet: 'hidden', subject: name, at: places, value: {}, shown: {}, declaredBy: side };
  });
}

function patternChanges(old: Alternative, next: Alternative): readonly LocalChange[] {
  return loneNames(old.patternProperties, next.patternProperties).map(({ name, side }): LocalChange => {
    const at = (side === 'old' ? old : next).patternProperties.get(name)?.nodes[0];
    const places = at === undefined ? {} : { [side]: at };
    const subject = `{${name}}`;
    return { facet: 'optional-property', subject, at: places, value: {}, shown: {}, declaredBy: side };
  });
}

/** Names that one side has and the other has not. */
function loneNames(
  old: ReadonlyMap<string, unknown>,
  next: ReadonlyMap<string, unknown>,
): readonly { readonly name: string; readonly side: 'old' | 'new' }[] {
  return [
    ...[...old.keys()].filter((name) => !next.has(name)).map((name) => ({ name, side: 'old' as const })),
    ...[...next.keys()].filter((name) => !old.has(name)).map((name) => ({ name, side: 'new' as const })),
  ];
}

function declared(
  lone: readonly string[],
  old: Alternative,
  next: Alternative,
  graph: PairGraph,
): readonly LocalChange[] {
  return lone.flatMap((name): readonly LocalChange[] => {
    const declaredBy = old.properties.has(name) ? 'old' : 'new';
    const [owner, side] = declaredBy === 'old' ? [old, graph.old] : [next, graph.new];
    const member = memberOf(owner, name, side.graph);
    const at = member.nodes[0] ?? owner.from[0];
    if (member.forbids) return [];
    return [
      {
        facet: 'optional-property',
        subject: name,
        at: at === undefined ? {} : { [declaredBy]: at },
        value: {},
        shown: {},
        declaredBy,
      },
    ];
  });
}

// What is refused both ways is one change: a format that became another one, a type that did.
function joined(changes: readonly LocalChange[]): readonly LocalChange[] {
  const found = new Map<string, LocalChange>();
  for (const next of changes) {
    const single = next.facet === 'alternative' || next.facet === 'enum-value' || next.facet === 'null';
    const key = single ? `${next.facet} ${String(found.size)}` : `${next.facet} ${next.subject ?? ''}`;
    const known = found.get(key);
    found.set(key, known === undefined ? next : joinTwo(known, next));
  }
  return [...found.values()];
}

function joinTwo(left: LocalChange, right: LocalChange): LocalChange {
  return {
    ...left,
    at: { ...right.at, ...left.at },
    value: { old: left.value.old ?? right.value.old, new: left.value.new ?? right.value.new },
    shown: { ...right.shown, ...left.shown },
  };
}
