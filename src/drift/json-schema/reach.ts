import { bit, noBits, unite } from './bit-set.ts';
import type { BitSet } from './bit-set.ts';

/** A directed graph whose nodes are numbered from 0. */
export type Links = readonly (readonly number[])[];

/**
 * Which of the starting points lead to each node of a graph: number `i` in the set of a node says that `starts[i]` leads
 * there. Circles are joined first (Tarjan's strongly connected components), so each link is followed once. `spend` is told
 * how many words each set takes that is like none before it; where it says no, undefined is returned.
 */
export function findReach(
  links: Links,
  starts: readonly (readonly number[])[],
  spend: (words: number) => boolean = () => true,
): readonly BitSet[] | undefined {
  const components = connect(links);
  const sets = new ComponentSets(components.of, components.list.length);
  const state = { isAffordable: true };
  const join = (nodes: readonly number[], set: BitSet): void => {
    for (const node of nodes) {
      const words = state.isAffordable ? sets.join(node, set) : 0;
      if (words > 0) state.isAffordable = spend(words);
    }
  };
  for (const [index, nodes] of starts.entries()) join(nodes, bit(index));
  // Components are numbered from the ends of the graph backwards.
  for (const component of components.list.toReversed())
    for (const node of component) join(links[node] ?? [], sets.of(node));
  return state.isAffordable ? links.map((_, node) => sets.of(node)) : undefined;
}

class ComponentSets {
  readonly #of: Int32Array;
  readonly #sets: BitSet[];
  /** Those that no other component has the very same set as. */
  readonly #own = new Set<number>();

  constructor(of: Int32Array, count: number) {
    this.#of = of;
    this.#sets = Array.from({ length: count }, () => noBits);
  }

  of(node: number): BitSet {
    return this.#sets[this.#of[node] ?? 0] ?? noBits;
  }

  /** Adds a set to that of a node. Returns how many more words are held now. */
  join(node: number, set: BitSet): number {
    const component = this.#of[node] ?? 0;
    const known = this.of(node);
    const whole = unite(known, set);
    this.#sets[component] = whole;
    if (whole === known || whole === set) return 0;
    const held = this.#own.has(component) ? known.words.length : 0;
    this.#own.add(component);
    return whole.words.length - held;
  }
}

type Components = { readonly of: Int32Array; readonly list: number[][] };

function connect(links: Links): Components {
  const state = {
    index: new Int32Array(links.length).fill(-1),
    low: new Int32Array(links.length),
    of: new Int32Array(links.length).fill(-1),
    stack: [] as number[],
    list: [] as number[][],
    count: 0,
  };
  for (let node = 0; node < links.length; node += 1) if (state.index[node] === -1) visit(node, links, state);
  return { of: state.of, list: state.list };
}

type State = Components & {
  readonly index: Int32Array;
  readonly low: Int32Array;
  readonly stack: number[];
  count: number;
};

function visit(start: number, links: Links, state: State): void {
  const path: { node: number; next: number }[] = [];
  enter(start, state, path);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const { node } = top;
    const next = links[node]?.[top.next];
    top.next += 1;
    if (next === undefined) {
      path.pop();
      leave(node, state);
      lower(state, path.at(-1)?.node, state.low[node]);
    } else if (state.index[next] === -1) enter(next, state, path);
    else if (state.of[next] === -1) lower(state, node, state.index[next]);
  }
}

function enter(node: number, state: State, path: { node: number; next: number }[]): void {
  state.index[node] = state.count;
  state.low[node] = state.count;
  state.count += 1;
  state.stack.push(node);
  path.push({ node, next: 0 });
}

function lower(state: State, node: number | undefined, value: number | undefined): void {
  if (node === undefined || value === undefined) return;
  state.low[node] = Math.min(state.low[node] ?? value, value);
}

function leave(node: number, state: State): void {
  if (state.low[node] !== state.index[node]) return;
  const component: number[] = [];
  for (let top = state.stack.pop(); top !== undefined; top = state.stack.pop()) {
    component.push(top);
    state.of[top] = state.list.length;
    if (top === node) break;
  }
  state.list.push(component);
}
