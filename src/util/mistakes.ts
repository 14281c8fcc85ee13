import { ConfigError } from './errors.ts';
import type { ConfigErrorCode, ConfigProblem } from './errors.ts';

/** Gathers the mistakes of several checks of which none waits for the others to find nothing, and tells them at once. */
export class Mistakes {
  readonly #errors: ConfigError[] = [];

  /** Adds what a check found; nothing where it found nothing. */
  add(code: ConfigErrorCode, problems: readonly ConfigProblem[]): void {
    if (problems.length > 0) this.#errors.push(new ConfigError(code, problems));
  }

  /** What comes of some work; undefined where a `ConfigError` did, which is kept. Any other error is thrown on. */
  async during<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#errors.push(error);
      return undefined;
    }
  }

  /** Throws one `ConfigError` with all of them, by file and line and each once; nothing where there are none. */
  throwAll(): void {
    const [first] = this.#errors;
    if (first === undefined) return;
    const problems = inOrder(this.#errors.flatMap((error) => error.problems));
    const hint = this.#errors.find((error) => error.hint !== undefined)?.hint;
    throw new ConfigError(first.code, problems, {
      cause: first.cause,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** By file, line and column; what stands at one place keeps its order, and the same is said once. */
export function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
