/** Signals that ask a process to end in order. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does some work that is to end in order when this process is asked to: `stop` is aborted then, with the name of the signal
 * as its reason. Asked once more, the process ends at once, but for a run under way, which ends in order first.
 */
export async function untilSignal<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const listeners = signals.map((name) => {
    const listener = () => controller.abort(name);
    process.once(name, listener);
    return () => process.off(name, listener);
  });
  try {
    return await work(controller.signal);
  } finally {
    for (const remove of listeners) remove();
  }
}
