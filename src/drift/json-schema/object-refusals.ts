import { holdsNothing, impliedCounts } from './counts.ts';
import { memberOf } from './intersect.ts';
import type { Refusal } from './refusal.ts';
import { sizeRefusals } from './scalar-refusals.ts';
import type { SchemaGraph } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

type Graphs = { readonly sub: SchemaGraph; readonly sup: SchemaGraph };

/** What an object schema refuses of another at its own level; the schemas of members are compared as members. */
export function objectRefusals(sub: Alternative, sup: Alternative, graphs: Graphs): readonly Refusal[] {
  if (sub.values !== undefined) return [];
  const needed = [...countRefusals(sub, sup), ...requiredRefusals(sub, sup, graphs)];
  // What has no members has none that could be forbidden.
  if (holdsNothing(sub)) return needed;
  return [...needed, ...forbiddenRefusals(sub, sup, graphs), ...closedRefusals(sub, sup, graphs)];
}

function countRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  if (sup.limits.size === 0) return [];
  const implied = { sub: impliedCounts(sub), sup: impliedCounts(sup) };
  return sizeRefusals(sub, sup, 'minProperties', 'maxProperties', implied);
}

function requiredRefusals(sub: Alternative, sup: Alternative, graphs: Graphs): readonly Refusal[] {
  const isHidden = (name: string): boolean =>
    sub.hidden.has(name) && graphs.sup.isUnread(memberOf(sup, name, graphs.sup));
  const names = [...sup.required].filter(([name]) => !sub.required.has(name) && !isHidden(name));
  return names.map(([name, at]): Refusal => {
    const declared = sub.properties.get(name);
    const known = declared !== undefined && !memberOf(sub, name, graphs.sub).forbids;
    const ours = known ? (declared.nodes[0] ?? sub.from[0]) : sub.from[0];
    return {
      facet: known ? 'property-required' : 'required-property',
      subject: name,
      ...(ours === undefined ? {} : { sub: ours }),
      sup: sup.properties.get(name)?.nodes[0] ?? at,
      show: { kind: 'without', name },
    };
  });
}

function forbiddenRefusals(sub: Alternative, sup: Alternative, graphs: Graphs): readonly Refusal[] {
  return [...new Set([...sub.properties.keys(), ...sub.required.keys()])].flatMap(
    (name): readonly Refusal[] => {
      // What is not carried is never there.
      if (sub.hidden.has(name)) return [];
      const [ours, theirs] = [memberOf(sub, name, graphs.sub), memberOf(sup, name, graphs.sup)];
      if (!theirs.forbids || ours.forbids || graphs.sub.isUnread(ours)) return [];
      const [declared, sup0] = [ours.nodes[0], sup.from[0]];
      return [
        {
          facet: 'property',
          subject: name,
          ...(declared === undefined ? {} : { sub: declared }),
          ...(sup0 === undefined ? {} : { sup: sup0 }),
          show: { kind: 'with', name },
        },
      ];
    },
  );
}

function closedRefusals(sub: Alternative, sup: Alternative, graphs: Graphs): readonly Refusal[] {
  if (!sup.additional.forbids || sub.additional.forbids || graphs.sub.isUnread(sub.additional)) return [];
  const [ours, theirs] = [sub.additional.nodes[0] ?? sub.from[0], sup.additional.nodes[0]];
  return [
    {
      facet: 'additional-properties',
      ...(ours === undefined ? {} : { sub: ours }),
      ...(theirs === undefined ? {} : { sup: theirs }),
      supValue: false,
      show: { kind: 'undeclared' },
    },
  ];
}
