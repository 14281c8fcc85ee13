/** A directed graph whose nodes are numbered from 0. */
export type Links = readonly (readonly number[])[];

/**
 * Which of the starting points lead to each node of a graph, as bit sets: bit `i` of the set of a node says that
 * `starts[i]` leads there. Circles are joined first (Tarjan's strongly connected components), so each link is
 * followed once.
 */
export function findReach(links: Links, starts: readonly (readonly number[])[]): readonly Uint32Array[] {
  const components = connect(links);
  const words = Math.max(1, Math.ceil(starts.length / 32));
  const sets = components.list.map(() => new Uint32Array(words));
  for (const [bit, nodes] of starts.entries())
    for (const node of nodes) mark(sets[components.of[node] ?? 0], bit);
  // Components are numbered from the ends of the graph backwards.
  for (let index = components.list.length - 1; index >= 0; index -= 1)
    for (const node of components.list[index] ?? [])
      for (const next of links[node] ?? []) join(sets[components.of[next] ?? 0], sets[index]);
  return links.map((_, node) => sets[components.of[node] ?? 0] ?? new Uint32Array(words));
}

function mark(set: Uint32Array | undefined, bit: number): void {
  if (set !== undefined) set[bit >>> 5] = (set[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function join(into: Uint32Array | undefined, from: Uint32Array | undefined): void {
  if (into === undefined || from === undefined || into === from) return;
  for (let index = 0; index < into.length; index += 1) into[index] = (into[index] ?? 0) | (from[index] ?? 0);
}

/** A set of the places at which a list says so. */
export function setOf(flags: readonly boolean[]): Uint32Array {
  const set = new Uint32Array(Math.max(1, Math.ceil(flags.length / 32)));
  for (const [bit, flag] of flags.entries()) if (flag) mark(set, bit);
  return set;
}

/** The positions of the bits of a set. */
export function bitsOf(set: Uint32Array): readonly number[] {
  const bits: number[] = [];
  for (const [index, word] of set.entries()) {
    // Each turn takes the lowest bit that is set.
    for (let rest = word; rest !== 0; rest &= rest - 1) bits.push(index * 32 + 31 - Math.clz32(rest & -rest));
  }
  return bits;
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
