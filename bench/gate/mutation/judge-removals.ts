import type { Removal } from './removal.ts';
import { Tree } from './tree.ts';

export type Judged = Removal & {
  /** The first test that turned red; undefined: none did. */
  readonly red?: string;
};

/** Removes one check at a time and runs the tests that belong to it, as many at once as told. */
export async function judgeRemovals(
  removals: readonly Removal[],
  workers: number,
): Promise<readonly Judged[]> {
  const queue = [...removals.entries()];
  const judged: Judged[] = [];
  const work = async (): Promise<void> => {
    const tree = new Tree();
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [index, removal] = next;
        judged[index] = await judge(removal, tree);
        process.stderr.write(judged[index].red === undefined ? '!' : '.');
      }
    } finally {
      tree.remove();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return judged;
}

function judge(removal: Removal, tree: Tree): Promise<Judged> {
  return tree.without(removal, async () => {
    for (const test of removal.tests) {
      const red = await tree.run(test);
      if (red !== undefined) return { ...removal, red };
    }
    return removal;
  });
}

/** Test files that are red as they are: what they say of a removal would mean nothing. */
export async function findRed(tests: readonly string[]): Promise<readonly string[]> {
  const tree = new Tree();
  const red: string[] = [];
  try {
    for (const test of tests) {
      const failure = await tree.run(test);
      if (failure !== undefined) red.push(`${test}: ${failure}`);
    }
  } finally {
    tree.remove();
  }
  return red;
}
