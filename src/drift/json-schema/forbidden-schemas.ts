import { isObject } from '../../contract/schema/json-schema.ts';
import { deepestInPlace } from '../comparison-limits.ts';
import { acceptsAnything } from './accepts-anything.ts';

type InPlace<Node> = { readonly all: readonly Node[]; readonly any: readonly (readonly Node[])[] };

/** The schemas of a document that nothing fits: `false`, also spelled `not: {}`, and whatever one of those is worked into. */
export class ForbiddenSchemas<Node extends { readonly raw: unknown }> {
  readonly #known = new Map<Node, boolean>();
  readonly #inPlace: (node: Node) => InPlace<Node>;
  readonly #leave: (node: Node) => void;

  /** `inPlace`: what is worked into a schema; `leave` is told of one that is too deep inside of others to be looked into. */
  constructor(inPlace: (node: Node) => InPlace<Node>, leave: (node: Node) => void) {
    this.#inPlace = inPlace;
    this.#leave = leave;
  }

  has(root: Node): boolean {
    return this.#known.get(root) ?? this.#look(root);
  }

  #look(root: Node): boolean {
    const seen = new Set<Node>();
    const forbids = (node: Node, depth: number): boolean => {
      const known = this.#known.get(node);
      if (known !== undefined || seen.has(node)) return known ?? false;
      if (depth > deepestInPlace) {
        this.#leave(node);
        return false;
      }
      seen.add(node);
      const { all, any } = this.#inPlace(node);
      const found =
        isFalse(node.raw) ||
        all.some((part) => forbids(part, depth + 1)) ||
        any.some((branches) => branches.every((branch) => forbids(branch, depth + 1)));
      this.#known.set(node, found);
      return found;
    };
    return forbids(root, 0);
  }
}

function isFalse(raw: unknown): boolean {
  return raw === false || (isObject(raw) && acceptsAnything(raw['not']));
}
