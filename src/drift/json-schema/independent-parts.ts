import { toPointer } from '../../util/pointer.ts';

type Schema = object | boolean;
type Fields = Readonly<Record<string, unknown>>;

/** A part of a schema, the part of a value that it speaks about, and where that is (JSON Pointer). */
export type IndependentPart = { readonly schema: Schema; readonly value: unknown; readonly at: string };

/**
 * The parts of a pruned schema that have nothing to do with each other: a value fits the schema if and only if each part
 * accepts what it speaks about. Most values share most of them, so that they are judged with few validators.
 */
export function independentParts(schema: Schema, value: unknown, at = ''): readonly IndependentPart[] {
  if (typeof schema === 'boolean') return schema ? [] : [{ schema, value, at }];
  // What is unevaluated depends on all that stands beside it.
  if ('unevaluatedProperties' in schema || 'unevaluatedItems' in schema) return [{ schema, value, at }];
  const { allOf, prefixItems, properties, ...own } = schema as Fields;
  const inside = (members: object | undefined): readonly IndependentPart[] =>
    Object.entries(members ?? {}).flatMap(([name, member]: [string, Schema]) =>
      // Ajv has no eye for a member of this name.
      name === '__proto__' ? [] : independentParts(member, (value as Fields)[name], at + toPointer([name])),
    );
  return [
    ...(Object.keys(own).length === 0 ? [] : [{ schema: own, value, at }]),
    ...((allOf as readonly Schema[] | undefined) ?? []).flatMap((one) => independentParts(one, value, at)),
    ...inside(properties as Fields | undefined),
    ...inside(prefixItems as readonly Schema[] | undefined),
  ];
}
