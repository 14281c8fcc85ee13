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

type Step = {
  readonly raw: object;
  /** How one gets here; the file has neither. */
  readonly from: Step | undefined;
  readonly key: string;
  readonly resource: Growing;
  readonly isMap: boolean;
};

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
  const seen = new Set<object>();
  const top = resourceOf(
    { raw: root, pointer: '', file },
    uriOf(root, base, idKeyword) ?? uriOf(root, base, '$self') ?? base,
  );
  found.push(top);
  const rest: Step[] = isHolder(root)
    ? [{ raw: root, from: undefined, key: '', resource: top, isMap: false }]
    : [];
  for (let step = rest.pop(); step !== undefined; step = rest.pop()) {
    if (seen.has(step.raw)) continue;
    seen.add(step.raw);
    const resource = entered(step, found, idKeyword);
    noteAnchors(step, resource, idKeyword);
    for (const key in step.raw) {
      const raw: unknown = (step.raw as Record<string, unknown>)[key];
      if (!isHolder(raw) || (!step.isMap && values.has(key))) continue;
      rest.push({ raw, from: step, key, resource, isMap: !step.isMap && maps.has(key) });
    }
  }
  return found;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

// Few places are ever asked for.
function targetOf(step: Step): Target {
  const keys: string[] = [];
  for (let at = step; at.from !== undefined; at = at.from) keys.push(at.key);
  return { raw: step.raw, pointer: toPointer(keys.reverse()), file: step.resource.file };
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
  const uri = step.from === undefined ? undefined : uriOf(step.raw, step.resource.uri, idKeyword);
  if (uri === undefined) return step.resource;
  const made = resourceOf(targetOf(step), uri);
  found.push(made);
  return made;
}

function noteAnchors(step: Step, { anchors, dynamic }: Growing, idKeyword: string): void {
  const { $anchor, $dynamicAnchor, [idKeyword]: id } = step.raw as Record<string, unknown>;
  const fragment = typeof id === 'string' && id.startsWith('#') ? id.slice(1) : undefined;
  for (const name of [$anchor, $dynamicAnchor, fragment])
    if (typeof name === 'string' && !anchors.has(name)) anchors.set(name, targetOf(step));
  if (typeof $dynamicAnchor === 'string' && !dynamic.has($dynamicAnchor))
    dynamic.set($dynamicAnchor, targetOf(step));
}
