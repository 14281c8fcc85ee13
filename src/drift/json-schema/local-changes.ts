import { isObject } from '../../contract/schema/json-schema.ts';
import type { Containment } from './containment.ts';
import { facetWords } from './facet-words.ts';
import { isListed } from './find-refusals.ts';
import { memberOf } from './intersect.ts';
import { joinHidden } from './join-hidden.ts';
import type { LocalChange, Shown } from './local-change.ts';
import { ofPattern } from './members.ts';
import type { AlternativePair, PairGraph } from './pair-graph.ts';
import { orientations, sidesOf } from './pair.ts';
import type { Orientation, Side } from './pair.ts';
import type { Facet, Refusal } from './refusal.ts';
import type { SchemaNode } from './schema-graph.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';
import { isCovered } from './visit.ts';
import type { Visit } from './visit.ts';

/** What differs between the two schemas of a pair at their own level. */
export function localChanges(
  visit: Visit,
  graph: PairGraph,
  containment: Containment,
): readonly LocalChange[] {
  return [
    ...joined(unmatched(visit, graph, containment)),
    ...visit.matched.flatMap((via) => {
      const changes = [...joined(alternativeChanges(visit, via, containment)), ...memberChanges(via, graph)];
      return joinHidden(changes, graph.new.hidden);
    }),
  ];
}

function alternativeChanges(
  { counts, pair }: Visit,
  via: AlternativePair,
  containment: Containment,
): readonly LocalChange[] {
  return orientations.flatMap((orientation) => {
    const conditions = via.decided[orientation] ? [] : conditionRefusals(via, orientation, containment);
    const refusals = [...via[orientation], ...conditions];
    if (refusals.length === 0) return [];
    const covered = !counts.has(orientation) || isCovered(pair, via, orientation, containment);
    const [from, by] = sidesOf(orientation);
    const shown = { alternative: via[from], other: via[by] };
    return refusals.map((refusal) =>
      change(refusal, orientation, { ...shown, covered: covered || refusal.isNominal === true }),
    );
  });
}

function change(refusal: Refusal, orientation: Orientation, shown: Omit<Shown, 'refusal'>): LocalChange {
  const { facet, sub, subject, subValue, sup, supValue } = refusal;
  const [from, by] = sidesOf(orientation);
  return {
    facet,
    ...(subject === undefined ? {} : { subject }),
    at: { ...(sub === undefined ? {} : { [from]: sub }), ...(sup === undefined ? {} : { [by]: sup }) },
    value: { [from]: subValue, [by]: supValue },
    shown: { [orientation]: { refusal, ...shown } },
  };
}

function conditionRefusals(
  via: AlternativePair,
  orientation: Orientation,
  containment: Containment,
): readonly Refusal[] {
  const [sub, sup] = sidesOf(orientation);
  const uneven = via.conditions.filter((condition) => !containment.agrees(condition));
  const refusing = [...via.unlike[sup], ...uneven.map((condition) => condition[sup])];
  const from = via[sub].from[0];
  return [...Map.groupBy(refusing, ({ keyword }) => keyword).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [conditionRefusal(first, same, from)];
  });
}

// One entry for a keyword: of conditions inside each other, a change of the innermost is one of all.
function conditionRefusal(
  { at, keyword }: Opaque,
  same: readonly Opaque[],
  from: SchemaNode | undefined,
): Refusal {
  const values = same.map(({ at: { raw } }) =>
    typeof raw === 'boolean' ? raw : (raw[keyword] ?? raw['dependencies']),
  );
  return {
    facet: 'condition',
    subject: keyword,
    ...(from === undefined ? {} : { sub: from }),
    sup: at,
    supValue: values.length === 1 ? values[0] : values,
    show: { kind: 'within', parts: same.flatMap(({ parts }) => parts), of: same },
  };
}

function unmatched(visit: Visit, graph: PairGraph, containment: Containment): readonly LocalChange[] {
  const shapes = graph.shapes(visit.pair);
  return orientations.flatMap((orientation) => {
    const [sub, sup] = sidesOf(orientation);
    const groups = Map.groupBy(visit.lone[sub], (one) => goesWith(one, shapes[sup]));
    return [...groups.values()].flatMap(
      (all) => groupChange(all, orientation, visit, shapes[sup], containment) ?? [],
    );
  });
}

// The types that one keyword lists come and go together; each alternative of a union by itself.
function goesWith(one: Alternative, others: Shape): unknown {
  const facet = unmatchedFacet(one, others);
  return facet === 'value' ? facet : facet === 'type' ? one.from.at(-1) : one;
}

function groupChange(
  all: readonly Alternative[],
  orientation: Orientation,
  { counts, pair }: Visit,
  others: Shape,
  containment: Containment,
): LocalChange | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  const [sub, sup] = sidesOf(orientation);
  const isOpen = (one: Alternative): boolean =>
    counts.has(orientation) && !containment.fits(pair, one, sub, orientation);
  const open = all.find(isOpen);
  const place = pair[sup].nodes[0] ?? others[0]?.from[0];
  const from = first.from.at(-1);
  const types = all.map(({ integer, type }) => (integer === undefined ? type : 'integer'));
  const refusal: Refusal = {
    facet: unmatchedFacet(first, others),
    ...(from === undefined ? {} : { sub: from }),
    ...(place === undefined ? {} : { sup: place }),
    subValue: types.length === 1 ? types[0] : types,
    supValue: others.map(({ type }) => type),
    show: { kind: 'any' },
  };
  return change(refusal, orientation, { alternative: open ?? first, covered: open === undefined });
}

function unmatchedFacet({ type }: Alternative, others: readonly Alternative[]): Facet {
  if (others.length === 0) return 'value';
  if (others.some((other) => other.type === type)) return 'alternative';
  return type === 'null' ? 'null' : 'type';
}

function memberChanges(via: AlternativePair, graph: PairGraph): readonly LocalChange[] {
  // Where the values are listed, nothing that they may hold besides can be named.
  if (via.old.type !== 'object' || via.isLeftOut || isListed(via.old) || isListed(via.new)) return [];
  const said = new Set([...via.narrowing, ...via.widening].map(({ subject }) => subject));
  const lone = loneNames(via, 'properties').filter(({ name }) => !said.has(name));
  return [
    ...hiddenChanges(via, graph),
    ...patternChanges(via),
    ...lone.flatMap((member) => declared(member, via, graph)),
  ];
}

function hiddenChanges(via: AlternativePair, graph: PairGraph): readonly LocalChange[] {
  return loneNames(via, 'hidden').flatMap(({ name, other, side }): readonly LocalChange[] => {
    const shown = via[other].properties.get(name);
    // What the other side does not declare came or went.
    if (shown === undefined && !via[other].required.has(name)) return [];
    if (shown !== undefined && graph[other].graph.isUnread(shown)) return [];
    const at = { [side]: via[side].hidden.get(name), [other]: shown?.nodes[0] };
    return [{ facet: 'hidden', subject: name, at, value: {}, shown: {}, declaredBy: side }];
  });
}

function patternChanges(via: AlternativePair): readonly LocalChange[] {
  return loneNames(via, 'patternProperties').flatMap(({ name, other, side }) => {
    const pattern = via[side].patternProperties.get(name);
    const said = pattern?.nodes.find(({ raw }) => Object.keys(raw).length > 0);
    const { additional } = via[other];
    const isFree = additional.nodes.length === 0;
    // Names of which anything is said nowhere; what is forbidden is told as that.
    const isSilent = (said === undefined && isFree) || additional.forbids || pattern?.forbids === true;
    return isSilent || ofPattern(via[other], name) !== undefined
      ? []
      : [{ ...optional(`{${name}}`, side, said), ...(isFree ? { isFree } : {}) }];
  });
}

function declared({ name, side }: LoneName, via: AlternativePair, graph: PairGraph): readonly LocalChange[] {
  // That a name may be there, among others that are listed, declares nothing.
  if (!via[side].from.some((node) => declares(node, name))) return [];
  const member = memberOf(via[side], name, graph[side].graph);
  const hidden = via[side].hidden.get(name);
  const change = optional(name, side, hidden ?? member.nodes[0] ?? via[side].from[0]);
  return member.forbids ? [] : [hidden === undefined ? change : { ...change, isUncarried: true }];
}

function declares({ raw }: SchemaNode, name: string): boolean {
  const properties = typeof raw === 'boolean' ? undefined : raw['properties'];
  return isObject(properties) && Object.hasOwn(properties, name);
}

function optional(subject: string, declaredBy: Side, node: SchemaNode | undefined): LocalChange {
  const at = node === undefined ? {} : { [declaredBy]: node };
  return { facet: 'optional-property', subject, at, value: {}, shown: {}, declaredBy };
}

type LoneName = { readonly name: string; readonly side: Side; readonly other: Side };

/** Names that one side has and the other has not. */
function loneNames(
  via: AlternativePair,
  of: 'properties' | 'patternProperties' | 'hidden',
): readonly LoneName[] {
  return orientations
    .map(sidesOf)
    .flatMap(([side, other]) =>
      [...via[side][of].keys()]
        .filter((name) => !via[other][of].has(name))
        .map((name) => ({ name, side, other })),
    );
}

// What is refused both ways is one change: a format that became another one, a type that did.
function joined(changes: readonly LocalChange[]): readonly LocalChange[] {
  const same = Map.groupBy(changes, ({ facet, subject }) => `${facet} ${subject ?? ''}`);
  return [...same.values()].flatMap((all) => {
    const [one, other] = all;
    return all.length === 2 && one !== undefined && other !== undefined && areTwoWays(one, other)
      ? [joinTwo(one, other)]
      : all;
  });
}

function areTwoWays(one: LocalChange, other: LocalChange): boolean {
  const isOneWay = one.shown.widening === undefined && other.shown.narrowing === undefined;
  return isOneWay && facetWords(one.facet).both !== undefined;
}

// Each side's own words first: the type that went, and the one that came.
function joinTwo(narrowing: LocalChange, widening: LocalChange): LocalChange {
  return {
    ...narrowing,
    at: {
      ...narrowing.at,
      ...widening.at,
      ...(narrowing.at.old === undefined ? {} : { old: narrowing.at.old }),
    },
    value: {
      old: narrowing.value.old ?? widening.value.old,
      new: widening.value.new ?? narrowing.value.new,
    },
    shown: { ...narrowing.shown, ...widening.shown },
  };
}
