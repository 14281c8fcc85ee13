import { toPointer } from '../../util/pointer.ts';
import { resolveReference } from '../document/resolve-reference.ts';

/** A place in one of the files of a document. */
export type Target = { readonly raw: unknown; readonly pointer: string; readonly file: string };

/** A part of a file that is addressed by itself (JSON Schema 2020-12 core §4.3.5): the file, or what has an `$id`. */
export type Resource = Target & {
  readonly uri: string;
  /** `$anchor` and `$dynamicAnchor` by name; the first of a name wins. */
  readonly anchors: ReadonlyMap<string, Target>;
  /** `$dynamicAnchor` alone. */
  readonly dynamic: ReadonlyMap<string, Target>;
};

type Growing = Resource & {
  readonly anchors: Map<string, Target>;
  readonly dynamic: Map<string, Target>;
};

type Step = Target & { readonly resource: Growing; readonly isMap: boolean };

/** Under these, names are the author's own: a member called `default` is no default. */
const maps = new Set(
  'properties patternProperties $defs definitions dependentSchemas dependencies schemas paths webhooks'.split(
    ' ',
  ),
);

/** What stands under these is a value of somebody's. */
const values = new Set(['const', 'enum', 'default', 'example', 'examples', 'value']);

/**
 * The resources of a file, the file itself first. `base`: what its own `$id` is relative to, or whatever keyword names it
 * (draft 4: `id`; of an OpenAPI 3.2 document: `$self`). One that is a fragment alone is an anchor (JSON Schema draft 7, core §8.2.3).
 */
export function findResources(
  root: unknown,
  file: string,
  base: string,
  idKeyword = '$id',
): readonly Resource[] {
  const found: Growing[] = [];
  const seen = new Set<unknown>();
  const top = resourceOf(
    { raw: root, pointer: '', file },
    uriOf(root, base, idKeyword) ?? uriOf(root, base, '$self') ?? base,
  );
  found.push(top);
  const rest: Step[] = [{ raw: root, pointer: '', file, resource: top, isMap: false }];
  for (let step = rest.pop(); step !== undefined; step = rest.pop()) {
    const { isMap, pointer, raw } = step;
    if (typeof raw !== 'object' || raw === null || seen.has(raw)) continue;
    seen.add(raw);
    const resource = entered(step, found, idKeyword);
    noteAnchors(step, resource, idKeyword);
    for (const [key, value] of Object.entries(raw)) {
      if (typeof value !== 'object' || value === null || (!isMap && values.has(key))) continue;
      const at = { raw: value as unknown, pointer: pointer + toPointer([key]), file };
      rest.push({ ...at, resource, isMap: !isMap && maps.has(key) });
    }
  }
  return found;
}

function uriOf(raw: unknown, base: string, idKeyword: string): string | undefined {
  const id =
    typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[idKeyword] : undefined;
  return typeof id === 'string' && !id.startsWith('#') ? resolveReference(base, id) : undefined;
}

function resourceOf(at: Target, uri: string): Growing {
  return { ...at, uri, anchors: new Map(), dynamic: new Map() };
}

function entered(step: Step, found: Growing[], idKeyword: string): Growing {
  const uri = step.pointer === '' ? undefined : uriOf(step.raw, step.resource.uri, idKeyword);
  if (uri === undefined) return step.resource;
  const { file, pointer, raw } = step;
  const made = resourceOf({ raw, pointer, file }, uri);
  found.push(made);
  return made;
}

function noteAnchors({ file, pointer, raw }: Step, { anchors, dynamic }: Growing, idKeyword: string): void {
  const { $anchor, $dynamicAnchor, [idKeyword]: id } = raw as Record<string, unknown>;
  const at = { raw, pointer, file };
  const fragment = typeof id === 'string' && id.startsWith('#') ? id.slice(1) : undefined;
  for (const name of [$anchor, $dynamicAnchor, fragment])
    if (typeof name === 'string' && !anchors.has(name)) anchors.set(name, at);
  if (typeof $dynamicAnchor === 'string' && !dynamic.has($dynamicAnchor)) dynamic.set($dynamicAnchor, at);
}
