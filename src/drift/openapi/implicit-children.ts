import { isObject } from '../../contract/schema/json-schema.ts';
import { mappingOf } from '../json-schema/explicit-mapping.ts';
import type { Side } from '../json-schema/pair.ts';
import { placeOf } from '../json-schema/place-of.ts';
import type { Located, OpenApiReader } from './located.ts';

/** A schema with those that its discriminator means, though no union lists them: by a mapping, or by `allOf`. */
type Parent = { readonly raw: object; readonly children: Map<string, Located> };

/** The schemas that have such children, by their places. */
export type ImplicitChildren = ReadonlyMap<string, Parent>;

const known = new WeakMap<OpenApiReader, ImplicitChildren>();

/** The schemas that a discriminator outside of a union stands for (OpenAPI 3.1, Discriminator Object), by their tags. */
export function implicitChildren(reader: OpenApiReader): ImplicitChildren {
  const found = known.get(reader) ?? find(reader);
  known.set(reader, found);
  return found;
}

/** Whether schemas of a document have children that nothing but their discriminator leads to. */
export function haveChildren(readers: Readonly<Record<Side, OpenApiReader>>): boolean {
  return implicitChildren(readers.old).size + implicitChildren(readers.new).size > 0;
}

function find(reader: OpenApiReader): ImplicitChildren {
  const schemas = reader.objects(reader.root, 'components', 'schemas');
  const parents = new Map<string, Parent>();
  for (const [, at] of schemas)
    if (standsForOthers(at)) parents.set(placeOf(at), { raw: at.raw, children: mapped(reader, at) });
  if (parents.size === 0) return parents;
  for (const [name, at] of schemas)
    for (const place of ancestors(reader, at)) addChild(parents.get(place)?.children, name, at);
  return new Map([...parents].filter(([, { children }]) => children.size > 0));
}

// Its name is its tag, unless it has another one.
function addChild(children: Map<string, Located> | undefined, name: string, at: Located): void {
  if (children === undefined || [...children.values()].some(({ raw }) => raw === at.raw)) return;
  children.set(name, at);
}

function standsForOthers({ raw: { anyOf, discriminator, oneOf } }: Located): boolean {
  return isObject(discriminator) && anyOf === undefined && oneOf === undefined;
}

function mapped({ graph }: OpenApiReader, { file, raw }: Located): Map<string, Located> {
  const ends = mappingOf(raw['discriminator']).flatMap(([tag, reference]): [string, Located][] => {
    const target = typeof reference === 'string' ? graph.lookUp(reference, file) : undefined;
    return target !== undefined && isObject(target.raw) && target.raw !== raw
      ? [[tag, { ...target, raw: target.raw }]]
      : [];
  });
  return new Map(ends);
}

/** The places of all that a schema is built on. */
function ancestors({ graph }: OpenApiReader, { file, raw }: Located): ReadonlySet<string> {
  const found = new Set<string>();
  const rest: { raw: unknown; file: string }[] = [{ raw, file }];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    const parts = isObject(at.raw) && Array.isArray(at.raw['allOf']) ? (at.raw['allOf'] as unknown[]) : [];
    for (const part of parts) {
      const reference = isObject(part) ? part['$ref'] : undefined;
      const target =
        typeof reference === 'string' ? graph.lookUp(reference, at.file) : { raw: part, file: at.file };
      const place = target !== undefined && 'pointer' in target ? placeOf(target) : undefined;
      if (target === undefined || (place !== undefined && found.has(place))) continue;
      if (place !== undefined) found.add(place);
      rest.push(target);
    }
  }
  return found;
}
