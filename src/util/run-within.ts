import { Script, createContext } from 'node:vm';

const context = createContext({});
const script = new Script('task()');

/** Runs what may come to no end; undefined where it takes longer than `milliseconds`, or throws. It is interrupted. */
export function runWithin<Result>(task: () => Result, milliseconds: number): Result | undefined {
  Object.assign(context, { task });
  try {
    return script.runInContext(context, { timeout: milliseconds }) as Result;
  } catch {
    return undefined;
  }
}
