/** Texts as they were written: alone, in lists, or by names. */
export type Tree = string | readonly Tree[] | { readonly [name: string]: Tree };

/** All texts that came, by name. */
export type Texts = Readonly<Record<string, readonly string[]>>;

type Branch = Map<string, Branch | string>;

/** Deeper names are no members: nobody writes them, and each level costs. */
const deepest = 32;

/** What came under names such as `a[b][0]`; undefined: nothing did. Members that are numbered from 0 on are a list, as those of `a[]`. */
export function bracketTree(name: string, all: Texts): Tree | undefined {
  const root: Branch = new Map();
  for (const [key, texts] of Object.entries(all)) {
    const path = bracketPath(name, key);
    if (path !== undefined) for (const text of texts) put(root, path, text);
  }
  return root.size === 0 ? undefined : treeOf(root);
}

/** The members that a name leads through; undefined: it is no name of that parameter. */
export function bracketPath(name: string, key: string): readonly string[] | undefined {
  const rest = key.startsWith(name) ? key.slice(name.length) : '';
  if (!/^(?:\[[^[\]]*\])+$/.test(rest)) return undefined;
  const path = rest.slice(1, -1).split('][');
  return path.length > deepest ? undefined : path;
}

function put(root: Branch, path: readonly string[], text: string): void {
  let branch = root;
  for (const [index, step] of path.entries()) {
    const key = step === '' ? String(branch.size) : step;
    const inner = branch.get(key);
    if (index === path.length - 1) branch.set(key, text);
    else if (inner instanceof Map) branch = inner;
    else {
      const made: Branch = new Map();
      branch.set(key, made);
      branch = made;
    }
  }
}

function treeOf(branch: Branch): Tree {
  const members = [...branch].map(
    ([key, value]) => [key, typeof value === 'string' ? value : treeOf(value)] as const,
  );
  const byName = new Map(members);
  const isList = members.every((_, index) => byName.has(String(index)));
  return isList ? members.map((_, index) => byName.get(String(index)) ?? '') : Object.fromEntries(members);
}
