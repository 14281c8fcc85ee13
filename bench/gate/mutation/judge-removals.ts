import type { Removal } from './removal.ts';
import { Tree } from './tree.ts';

export type Judged = Removal & {
  /** The first test that turned red; undefined: none did. */
  readonly red?: string;
};

/** Removes one check at a time and runs the tests that belong to it, as many at once as told. */
export function judgeRemovals(removals: readonly Removal[], workers: number): Promise<readonly Judged[]> {
  return eachInATree(removals, workers, async (removal, tree) => {
    const judged = await tree.without(removal, () => judge(removal, tree));
    process.stderr.write(judged.red === undefined ? '!' : '.');
    return judged;
  });
}

async function judge(removal: Removal, tree: Tree): Promise<Judged> {
  for (const test of removal.tests) {
    const red = await tree.run(test);
    if (red !== undefined) return { ...removal, red };
  }
  return removal;
}

/** Test files that are red as they are: what they say of a removal would mean nothing. */
export async function findRed(tests: readonly string[], workers: number): Promise<readonly string[]> {
  const failures = await eachInATree(tests, workers, async (test, tree) => {
    const failure = await tree.run(test);
    return failure === undefined ? [] : [`${test}: ${failure}`];
  });
  return failures.flat();
}

async function eachInATree<Item, Result>(
  items: readonly Item[],
  workers: number,
  act: (item: Item, tree: Tree) => Promise<Result>,
): Promise<readonly Result[]> {
  const queue = [...items.entries()];
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    const tree = new Tree();
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        results[next[0]] = await act(next[1], tree);
    } finally {
      tree.remove();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
