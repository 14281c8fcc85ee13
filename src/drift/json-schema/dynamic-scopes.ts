import type { Resource, Target } from './resources.ts';

/**
 * The resources that were entered on the way to a schema, as far as they matter: for each name of a `$dynamicAnchor` the
 * outermost that gives it. Interned: equal scopes are the same object.
 */
export type Scope = { readonly targets: ReadonlyMap<string, Target> };

// Each of them may double what has to be compared.
const mostScopes = 32;

/** The scopes of one document. There are few: each name in a scope leads to one of the resources that give it. */
export class DynamicScopes {
  readonly outside: Scope = { targets: new Map() };
  readonly #names: ReadonlySet<string>;
  readonly #entered = new Map<Scope, Map<Resource, Scope>>();
  readonly #known = new Map<string, Scope>([['[]', this.outside]]);

  /** `names`: those of which it has to be known where they lead. */
  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  /** Whether the way to a schema counts at all. */
  get matter(): boolean {
    return this.#names.size > 0;
  }

  /** The scope inside of a resource; undefined: there would be too many. */
  enter(scope: Scope, resource: Resource): Scope | undefined {
    const row = this.#entered.get(scope) ?? new Map<Resource, Scope>();
    this.#entered.set(scope, row);
    const known = row.get(resource) ?? this.#with(scope, resource);
    if (known !== undefined) row.set(resource, known);
    return known;
  }

  #with(scope: Scope, { dynamic }: Resource): Scope | undefined {
    const added = [...dynamic].filter(([name]) => this.#names.has(name) && !scope.targets.has(name));
    if (added.length === 0) return scope;
    const targets = new Map([...scope.targets, ...added].sort(([left], [right]) => (left < right ? -1 : 1)));
    const key = JSON.stringify([...targets].map(([name, { file, pointer }]) => [name, file, pointer]));
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= mostScopes) return undefined;
    const made = { targets };
    this.#known.set(key, made);
    return made;
  }
}
