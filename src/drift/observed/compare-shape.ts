import { schemaView } from './schema-view.ts';
import type { SchemaView } from './schema-view.ts';
import type { ObservedShape } from './observed-shape.ts';
import { knownFormats } from './text-format.ts';

/** Something seen at a place of the answers that the contract says otherwise, or that it allows and that never came. */
export type Sighting = {
  /** Rule id without `observed-`. */
  readonly rule: string;
  /** Tokens on the way into the body, `*` for items. */
  readonly path: readonly string[];
  /** Pointer of the schema that it is held against; undefined where none says anything. */
  readonly schemaAt: string | undefined;
  readonly reason: string;
  /** What of it is new: tells two sightings at one place apart, and holds no counts. */
  readonly detail: string;
};

/** From so many on it means something that a value never came. */
export const enough = 5;

/** Holds an inferred shape against the schemas of a contract at these pointers, which are alternatives. */
export function compareShape(
  document: unknown,
  pointers: readonly string[],
  shape: ObservedShape,
  path: readonly string[] = [],
): readonly Sighting[] {
  if (pointers.length === 0) return [];
  const view = schemaView(document, pointers);
  const place = { view, shape, path, schemaAt: pointers[0] };
  return [
    ...typeSightings(place),
    ...valueSightings(place),
    ...formatSightings(place),
    ...memberSightings(place, document),
    ...(shape.items === undefined ? [] : compareShape(document, view.items, shape.items, [...path, '*'])),
  ];
}

type Place = {
  readonly view: SchemaView;
  readonly shape: ObservedShape;
  readonly path: readonly string[];
  readonly schemaAt: string | undefined;
};

function typeSightings({ path, schemaAt, shape, view }: Place): readonly Sighting[] {
  const { types } = view;
  if (types === undefined) return [];
  const allowed = types.has('number') ? types.union(new Set(['integer'])) : types;
  const foreign = [...shape.types].filter(([type]) => type !== 'hidden' && !allowed.has(type));
  const seen = foreign.map(([type, count]): Sighting => {
    const rule = type === 'null' ? 'null' : 'type';
    const reason = `${type} in ${share(count, shape.count)}; the contract says ${[...types].join(' or ')}`;
    return { rule, path, schemaAt, reason, detail: type };
  });
  const neverNull =
    types.has('null') && types.size > 1 && shape.count >= enough && !hasType(shape, 'null', 'hidden');
  const reason = `null in none of ${shape.count} values; the contract allows it`;
  return neverNull ? [...seen, { rule: 'never-null', path, schemaAt, reason, detail: '' }] : seen;
}

function hasType({ types }: ObservedShape, ...names: readonly string[]): boolean {
  return names.some((name) => types.has(name));
}

function valueSightings({ path, schemaAt, shape, view: { values } }: Place): readonly Sighting[] {
  if (values === undefined) return [];
  const listed = new Set(values);
  return [...shape.words]
    .filter(([word]) => !listed.has(word))
    .map(([word, count]) => ({
      rule: 'enum-value',
      path,
      schemaAt,
      reason: `${JSON.stringify(word)} in ${share(count, shape.count)}; the contract lists ${values.length} others`,
      detail: word,
    }));
}

function formatSightings({ path, schemaAt, shape, view }: Place): readonly Sighting[] {
  const { format } = view;
  if (format === undefined || !knownFormats.has(format)) return [];
  const others = [...shape.formats].filter(([name]) => name !== format && name !== 'hidden');
  const count = others.reduce((sum, [, one]) => sum + one, 0);
  if (count === 0) return [];
  const names = others.map(([name]) => name || 'none that is known').join(', ');
  const reason = `${share(count, shape.count)} have another format than ${format}: ${names}`;
  return [{ rule: 'format', path, schemaAt, reason, detail: names }];
}

function memberSightings(place: Place, document: unknown): readonly Sighting[] {
  const { path, shape, view } = place;
  const objects = shape.types.get('object') ?? 0;
  if (objects === 0) return [];
  const seen = [...shape.members].flatMap(([name, member]) => {
    const pointers = view.members.get(name) ?? view.otherMembers;
    if (pointers.length > 0) return compareShape(document, pointers, member, [...path, name]);
    return view.isOpen || view.members.size === 0 ? [] : [undocumented(place, name, member, objects)];
  });
  return [...seen, ...absentSightings(place, objects)];
}

function undocumented({ path, schemaAt }: Place, name: string, member: ObservedShape, of: number): Sighting {
  const types = [...member.types.keys()].join(' or ');
  const reason = `a member that the contract does not name, in ${member.count} of ${of} objects: ${types}`;
  return { rule: 'field-undocumented', path: [...path, name], schemaAt, reason, detail: '' };
}

function absentSightings({ path, schemaAt, shape, view }: Place, objects: number): readonly Sighting[] {
  const countOf = (name: string) => shape.members.get(name)?.count ?? 0;
  const missing = [...view.required].filter((name) => countOf(name) < objects);
  const never = [...view.members.keys()].filter(
    (name) => objects >= enough && !view.required.has(name) && countOf(name) === 0,
  );
  return [
    ...missing.map((name) => ({
      rule: 'required-missing',
      path: [...path, name],
      schemaAt: view.members.get(name)?.[0] ?? schemaAt,
      reason: `missing from ${objects - countOf(name)} of ${objects} objects; the contract requires it`,
      detail: '',
    })),
    ...never.map((name) => ({
      rule: 'never-present',
      path: [...path, name],
      schemaAt: view.members.get(name)?.[0] ?? schemaAt,
      reason: `in none of ${objects} objects; the contract has it as optional`,
      detail: '',
    })),
  ];
}

function share(count: number, of: number): string {
  return `${count} of ${of} values`;
}
