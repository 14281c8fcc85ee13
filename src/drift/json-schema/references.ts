import { getAt, toPointer } from '../../util/pointer.ts';
import { resolveReference } from '../document/resolve-reference.ts';

/** A place in one of the files of a document. */
export type Target = { readonly raw: unknown; readonly pointer: string; readonly file: string };

/**
 * Resolves the references of one document: local pointers, anchors, other files by relative name, `$id`. Loads nothing:
 * what was not given is not found.
 */
export class References {
  readonly #files: ReadonlyMap<string, unknown>;
  readonly #anchors = new Map<string, ReadonlyMap<string, Target>>();

  /** `''` is the name of the main file. */
  constructor(root: unknown, files: ReadonlyMap<string, unknown>) {
    this.#files = new Map([...files, ['', root]]);
  }

  /** What a reference in a file leads to; undefined where there is nothing. */
  resolve(reference: string, fromFile: string): Target | undefined {
    const hash = reference.indexOf('#');
    const name = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = hash < 0 ? '' : decode(reference.slice(hash + 1));
    const file = name === '' ? fromFile : this.#fileNamed(name, fromFile);
    if (file === undefined) return this.#anchorsOf(fromFile).get(reference);
    if (fragment !== '' && !fragment.startsWith('/')) return this.#anchorsOf(file).get(`#${fragment}`);
    const raw = safeGet(this.#files.get(file), fragment);
    return raw === undefined ? undefined : { raw, pointer: fragment, file };
  }

  #fileNamed(name: string, fromFile: string): string | undefined {
    const file = resolveReference(fromFile, name);
    return this.#files.has(file) ? file : undefined;
  }

  #anchorsOf(file: string): ReadonlyMap<string, Target> {
    const known = this.#anchors.get(file);
    if (known !== undefined) return known;
    const found = findAnchors(this.#files.get(file), file);
    this.#anchors.set(file, found);
    return found;
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function safeGet(root: unknown, pointer: string): unknown {
  try {
    return getAt(root, pointer);
  } catch {
    return undefined;
  }
}

/** Every `$anchor`, `$dynamicAnchor` and `$id` of a file. The first of a name wins. */
function findAnchors(root: unknown, file: string): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>();
  const seen = new Set<unknown>();
  const rest: { raw: unknown; pointer: string }[] = [{ raw: root, pointer: '' }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { raw, pointer } = next;
    if (typeof raw !== 'object' || raw === null || seen.has(raw)) continue;
    seen.add(raw);
    for (const name of anchorNames(raw)) if (!found.has(name)) found.set(name, { raw, pointer, file });
    for (const [key, value] of Object.entries(raw))
      rest.push({ raw: value, pointer: pointer + toPointer([key]) });
  }
  return found;
}

function anchorNames(raw: object): readonly string[] {
  const { $anchor, $dynamicAnchor, $id } = raw as Record<string, unknown>;
  const anchors = [$anchor, $dynamicAnchor].filter((name) => typeof name === 'string');
  return [...anchors.map((name) => `#${name}`), ...(typeof $id === 'string' ? [$id] : [])];
}
