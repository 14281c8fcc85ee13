import { getAt } from '../../util/pointer.ts';
import { resolveReference } from '../document/resolve-reference.ts';
import type { Dialect } from './dialect.ts';
import { findResources } from './resources.ts';
import type { Resource, Target } from './resources.ts';

type Place = Pick<Target, 'file' | 'pointer'>;

/**
 * Resolves the references of one document: local pointers, anchors, other files by relative name, `$id`. Loads nothing:
 * what was not given is not found.
 */
export class References {
  readonly #files: ReadonlyMap<string, unknown>;
  readonly #divided: boolean;
  readonly #idKeyword: string;
  readonly #resources = new Map<string, readonly Resource[]>();
  #byUri: ReadonlyMap<string, Resource> | undefined;

  /** `''` is the name of the main file. In OpenAPI 3.0 no part of a file is addressed by itself. */
  constructor(root: unknown, files: ReadonlyMap<string, unknown>, dialect: Dialect) {
    this.#files = new Map([...files, ['', root]]);
    this.#divided = dialect !== 'oas30';
    this.#idKeyword = dialect === 'draft-04' ? 'id' : '$id';
  }

  get roots(): readonly unknown[] {
    return [...this.#files.values()];
  }

  /** Whether the document is one resource. */
  get isOne(): boolean {
    return this.#all().length === 1;
  }

  /** What a reference at a place leads to; undefined where there is nothing. */
  resolve(reference: string, from: Place): Target | undefined {
    const hash = reference.indexOf('#');
    const name = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = hash < 0 ? '' : decode(reference.slice(hash + 1));
    if (name === '' && fragment.startsWith('/')) return this.#local(fragment, from);
    const resource = name === '' ? this.resourceAt(from) : this.#named(name, from);
    return resource === undefined ? undefined : within(resource, fragment);
  }

  /** The resource that a place belongs to. */
  resourceAt({ file, pointer }: Place): Resource | undefined {
    const all = this.#resourcesOf(file);
    if (all.length < 2) return all[0];
    return all.reduce<Resource | undefined>((best, one) => {
      const holds = one.pointer === '' || pointer === one.pointer || pointer.startsWith(`${one.pointer}/`);
      return holds && one.pointer.length >= (best?.pointer.length ?? 0) ? one : best;
    }, undefined);
  }

  /** The names that several resources give a `$dynamicAnchor`: where those lead depends on the way there. */
  dynamicNames(): ReadonlySet<string> {
    const counts = new Map<string, number>();
    if (!this.#divided) return new Set();
    for (const { dynamic } of this.#all())
      for (const name of dynamic.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
    return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
  }

  // Many take the file for the resource: where nothing else is meant, that is.
  #local(fragment: string, from: Place): Target | undefined {
    const own = this.#divided ? this.resourceAt(from) : undefined;
    const found = own === undefined || own.pointer === '' ? undefined : within(own, fragment);
    return found ?? this.#inFile(from.file, fragment);
  }

  #inFile(file: string, fragment: string): Target | undefined {
    const raw = safeGet(this.#files.get(file), fragment);
    return raw === undefined ? undefined : { raw, pointer: fragment, file };
  }

  #named(name: string, from: Place): Resource | undefined {
    const file = resolveReference(from.file, name);
    if (this.#files.has(file)) return this.#resourcesOf(file)[0];
    this.#byUri ??= new Map(
      this.#all()
        .toReversed()
        .map((one) => [one.uri, one]),
    );
    return this.#byUri.get(resolveReference(this.resourceAt(from)?.uri ?? from.file, name));
  }

  #all(): readonly Resource[] {
    return [...this.#files.keys()].flatMap((file) => this.#resourcesOf(file));
  }

  #resourcesOf(file: string): readonly Resource[] {
    const known = this.#resources.get(file);
    if (known !== undefined) return known;
    const found = findResources(this.#files.get(file), file, file, this.#idKeyword);
    this.#resources.set(file, found);
    return found;
  }
}

function within(resource: Resource, fragment: string): Target | undefined {
  const { anchors, file, pointer, raw: root } = resource;
  if (fragment === '') return resource;
  if (!fragment.startsWith('/')) return anchors.get(fragment);
  const raw = safeGet(root, fragment);
  return raw === undefined ? undefined : { raw, pointer: pointer + fragment, file };
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
