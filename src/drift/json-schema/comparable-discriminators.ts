import { isObject } from '../../contract/schema/json-schema.ts';
import { explicitMapping, mappingOf } from './explicit-mapping.ts';
import { sameValue } from './same-value.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import { limitedValues } from './tags.ts';

/** A discriminator, with the schema that it stands in. */
type Discriminated = { readonly value: unknown; readonly at: SchemaNode };
type Target = { readonly reference: string; readonly content: unknown };
type Mapping = ReadonlyMap<string, string>;

type Tagged = readonly (readonly [tag: string, target: Target])[];

/** Schemas by the tags that values name them with: by a mapping, or by their own names; and the alternatives. */
type Tags = {
  readonly mapped: ReadonlyMap<string, Target>;
  readonly named: ReadonlyMap<string, Target>;
  readonly branches: readonly Target[];
};

/**
 * What two discriminators say, written so that a schema that is only called something else makes no difference where a
 * mapping gives it its tag, and makes one where its name is the tag (OpenAPI 3.1, Discriminator Object).
 */
export function comparableDiscriminators(
  old: Discriminated,
  next: Discriminated,
  graphs: { readonly old: SchemaGraph; readonly new: SchemaGraph },
): { readonly old: unknown; readonly new: unknown } {
  const [was, is] = [tagsOf(old, graphs.old), tagsOf(next, graphs.new)];
  return {
    old: written(
      old.value,
      new Map([...tellable(was, is), ...calledAlike(was.mapped, is.named)]),
      new Map([...renamed(was.named, is.named), ...crossed(was, is)]),
    ),
    new: written(
      next.value,
      new Map([...tellable(is, was), ...calledAlike(is.mapped, new Map([...was.named, ...was.mapped]))]),
      renamed(is.named, was.named),
    ),
  };
}

function written(value: unknown, mapping: Mapping, besides: Mapping): unknown {
  if (!isObject(value)) return value;
  const said = explicitMapping({ ...value, mapping: Object.fromEntries(mapping) }) as {
    readonly mapping?: object;
  };
  return besides.size === 0
    ? said
    : { ...said, mapping: { ...said.mapping, ...Object.fromEntries(besides) } };
}

/** What a mapping says, but for the tags of alternatives that only one side has: those come and go with them. */
function tellable({ branches, mapped }: Tags, theirs: Tags): Mapping {
  const isIn = (list: readonly Target[], { content, reference }: Target): boolean =>
    list.some((one) => one.reference === reference || sameValue(one.content, content));
  const told = [...mapped].filter(
    ([tag, target]) => theirs.mapped.has(tag) || !isIn(branches, target) || isIn(theirs.branches, target),
  );
  return new Map(told.map(([tag, { reference }]) => [tag, reference]));
}

/** The names that only one side has, of schemas that the other side has by another one. */
function renamed(ours: Tags['named'], theirs: Tags['named']): Mapping {
  const others = [...theirs].filter(([tag]) => !ours.has(tag)).map(([, { content }]) => content);
  const own = [...ours].filter(
    ([tag, { content }]) => !theirs.has(tag) && others.some((other) => sameValue(content, other)),
  );
  return new Map(own.map(([tag, { reference }]) => [tag, reference]));
}

/** Tags whose schemas went to other tags, and got other ones in their place: each with where its schema is now. */
function crossed(ours: Tags, theirs: Tags): Mapping {
  const all = ({ mapped, named }: Tags): Tagged => [...named, ...mapped];
  const [before, after] = [all(ours), all(theirs)];
  const [was, is] = [new Map(before), new Map(after)];
  const hasChanged = (tag: string): boolean =>
    was.has(tag) && is.has(tag) && !sameValue(was.get(tag)?.content, is.get(tag)?.content);
  const changed = before.filter(([tag]) => hasChanged(tag));
  return new Map(
    changed.flatMap(([tag, { content }]): [string, string][] => {
      const goal = after.find(([other, one]) => hasChanged(other) && sameValue(one.content, content));
      return goal === undefined ? [] : [[tag, goal[1].reference]];
    }),
  );
}

/** The tags of schemas that the other side has under the same tag, as that calls them. */
function calledAlike(ours: ReadonlyMap<string, Target>, theirs: ReadonlyMap<string, Target>): Mapping {
  const same = [...ours].flatMap(([tag, { content }]): [string, string][] => {
    const other = theirs.get(tag);
    return other !== undefined && sameValue(content, other.content) ? [[tag, other.reference]] : [];
  });
  return new Map(same);
}

function tagsOf({ at, value }: Discriminated, graph: SchemaGraph): Tags {
  const target = (reference: string): Target => ({ reference, content: graph.peek(at, reference)?.raw });
  const mapping = mappingOf(value);
  const mapped = mapping.flatMap(([tag, reference]): [string, Target][] =>
    typeof reference === 'string' ? [[tag, target(reference)]] : [],
  );
  const property = isObject(value) ? String(value['propertyName']) : '';
  const branches = branchesOf(at);
  const named = branches
    .filter(
      (one) => !mapping.some(([, reference]) => reference === one) && !saysItsTag(at, one, property, graph),
    )
    .map((one): [string, Target] => [one.slice(one.lastIndexOf('/') + 1), target(one)]);
  return { mapped: new Map(mapped), named: new Map(named), branches: branches.map(target) };
}

function branchesOf({ raw }: SchemaNode): readonly string[] {
  if (typeof raw === 'boolean') return [];
  const branches = [raw['oneOf'], raw['anyOf']]
    .filter((list) => Array.isArray(list))
    .flat() as readonly unknown[];
  return branches.flatMap((one) => (isObject(one) && typeof one['$ref'] === 'string' ? [one['$ref']] : []));
}

// Then its name is none, whatever the specification says.
function saysItsTag(at: SchemaNode, reference: string, property: string, graph: SchemaGraph): boolean {
  const target = graph.peek(at, reference);
  const parts = new Set(target === undefined ? [] : [target]);
  // It grows while it is walked.
  for (const part of parts) {
    const members = typeof part.raw === 'boolean' ? undefined : part.raw['properties'];
    if (isObject(members) && Object.hasOwn(members, property)) {
      const member = graph.child(part, members[property], 'properties', property);
      if (limitedValues([member], graph) !== undefined) return true;
    }
    for (const further of graph.inPlace(part).all) parts.add(further);
  }
  return false;
}
