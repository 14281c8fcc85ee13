/**
 * Runs what makes errors only for what they say. Where each was made is not recorded: that would cost more than all the
 * rest, because the engine reads the code of every function on the stack once more for it.
 */
export function withoutStacks<Result>(run: () => Result): Result {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
