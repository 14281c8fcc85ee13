import { holdsNothing, impliedCounts } from './counts.ts';
import { memberOf } from './intersect.ts';
import { membersWith } from './members-with.ts';
import type { Refusal } from './refusal.ts';
import { sizeRefusals } from './scalar-refusals.ts';
import type { SchemaGraph } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

type Graphs = { readonly sub: SchemaGraph; readonly sup: SchemaGraph };

/** What an object schema refuses of another at its own level; the schemas of members are compared as members. */
export function objectRefusals(sub: Alternative, sup: Alternative, graphs: Graphs): readonly Refusal[] {
  if (sub.values !== undefined) return [];
  const needed = [...countRefusals(sub, sup), ...requiredRefusals(sub, sup, graphs)];
  // What has no members has none that could be forbidden, or that others depend on.
  if (holdsNothing(sub)) return needed;
  return [
    ...needed,
    ...dependentRefusals(sub, sup, graphs),
    ...forbiddenRefusals(sub, sup, graphs),
    ...closedRefusals(sub, sup, graphs),
  ];
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

function dependentRefusals(sub: Alternative, sup: Alternative, graphs: Graphs): readonly Refusal[] {
  return [...sup.dependents].flatMap(([name, asked]): readonly Refusal[] => {
    if (sub.hidden.has(name) || memberOf(sub, name, graphs.sub).forbids) return [];
    const together = membersWith([name], sub);
    // What is asked for of all is told as that.
    const lacking = [...asked].filter(
      ([dependent]) => !together.has(dependent) && !sub.hidden.has(dependent) && !sup.required.has(dependent),
    );
    const [[first, at] = []] = lacking;
    if (first === undefined || at === undefined) return [];
    const ours = sub.dependents.get(name);
    const place = ours?.values().next().value ?? sub.from[0];
    return [
      {
        facet: 'dependent-required',
        subject: name,
        ...(place === undefined ? {} : { sub: place }),
        sup: at,
        subValue: ours === undefined ? undefined : [...ours.keys()],
        supValue: [...asked.keys()],
        show: { kind: 'with', name, without: first },
      },
    ];
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
