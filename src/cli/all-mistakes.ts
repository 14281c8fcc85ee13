import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';

/**
 * What a command ended with; where that are mistakes of a provider file here, with all that is wrong with the provider
 * besides: nobody shall mend one kind of mistake to be told of the next. Any other error is returned as it is.
 */
export async function withAllMistakesHere(error: unknown): Promise<unknown> {
  const told = error instanceof ConfigError ? error.problems : [];
  const ids = [...new Set(told.flatMap(providerOf))];
  if (ids.length === 0) return error;
  const { loadContracts } = await import('../scenario/load-contracts.ts');
  try {
    await loadContracts(process.cwd(), ids);
  } catch (all) {
    if (all instanceof ConfigError && holds(all.problems, told)) return all;
  }
  return error;
}

function providerOf({ file }: ConfigProblem): readonly string[] {
  return /^contracts[/\\]([^/\\]+)[/\\]provider\.yaml$/.exec(file)?.slice(1) ?? [];
}

/** Otherwise it was another state of the file that was read. */
function holds(all: readonly ConfigProblem[], told: readonly ConfigProblem[]): boolean {
  const known = new Set(all.map((problem) => JSON.stringify(problem)));
  return told.every((problem) => known.has(JSON.stringify(problem)));
}
