import { ConfigError } from './errors.ts';
import type { ConfigProblem } from './errors.ts';

/**
 * Does something with each item and returns what came of it. Where a `ConfigError` comes of any, throws one with the
 * problems of all of them; any other error is thrown at once.
 */
export function withAllMistakes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Result[] {
  const results: Result[] = [];
  const errors: ConfigError[] = [];
  for (const item of items) {
    try {
      results.push(work(item));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errors.push(error);
    }
  }
  throwTogether(errors);
  return results;
}

/** The same for work that takes its time; all items are worked on at once. */
export async function withAllMistakesOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const settled = await Promise.allSettled(items.map(work));
  return withAllMistakes(settled, (one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

function throwTogether(errors: readonly ConfigError[]): void {
  const [first] = errors;
  if (first === undefined) return;
  if (errors.length === 1) throw first;
  const problems: ConfigProblem[] = errors.flatMap((error) => error.problems);
  const hint = errors.find((error) => error.hint !== undefined)?.hint;
  throw new ConfigError(first.code, problems, hint === undefined ? {} : { hint });
}
