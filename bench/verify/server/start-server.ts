import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Behaviour, Counts, FromServer, ToServer } from './messages.ts';

/** The running server, seen from the bench. */
export type BenchServer = {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Sets how it answers from now on and starts counting from zero. */
  behave(behaviour?: Partial<Behaviour>): Promise<void>;
  counts(): Promise<Counts>;
  stop(): void;
};

/** Starts the server in a process of its own, on a free port of loopback. */
export async function startServer(): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, 'main.ts'));
  const started = await next(child);
  if (!('port' in started)) throw new Error('The server did not say its port.');
  return {
    origin: `http://127.0.0.1:${started.port}`,
    behave: async (behaviour = {}) => {
      await ask(child, { behave: { latency: 0, broken: 0, ...behaviour } });
    },
    counts: async () => {
      const answer = await ask(child, { count: true });
      if (!('counts' in answer)) throw new Error('The server did not say its counts.');
      return answer.counts;
    },
    stop: () => child.disconnect(),
  };
}

async function ask(child: ChildProcess, message: ToServer): Promise<FromServer> {
  child.send(message);
  return next(child);
}

async function next(child: ChildProcess): Promise<FromServer> {
  const [message] = (await once(child, 'message', { signal: AbortSignal.timeout(10_000) })) as [FromServer];
  return message;
}
