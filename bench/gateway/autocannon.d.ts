declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  type Options = {
    readonly url: string;
    readonly connections: number;
    readonly duration?: number;
    readonly amount?: number;
    /** Requests in a second, over all connections. Absent: as many as it can. */
    readonly overallRate?: number;
  };

  type Result = {
    readonly duration: number;
    readonly non2xx: number;
    readonly errors: number;
    readonly requests: { readonly total: number; readonly average: number };
  };

  /** Emits `response` with the client, the status, the bytes and the time in milliseconds. */
  type Instance = EventEmitter & PromiseLike<Result> & { stop(): void };

  export default function autocannon(options: Options): Instance;
}
