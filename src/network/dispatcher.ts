import Pool from 'undici/lib/dispatcher/pool.js';
import type { Dispatcher as Undici } from 'undici';
import { createConnector } from './connector.ts';
import type { ConnectionOptions, Routes } from './connector.ts';
import type { Guard, Target } from './guard/guard.ts';
import { ResponseCollector } from './response-collector.ts';
import type { RawAnswer } from './response-collector.ts';

export type DispatchRequest = {
  readonly target: Target;
  readonly method: string;
  /** Names in lower case; a `host` among them must agree with the target. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Milliseconds for everything: connection, headers and the whole body. */
  readonly timeout: number;
};

/** A request whose answer is taken as it comes; see `Dispatcher.dispatch`. */
export type StreamedRequest = Pick<DispatchRequest, 'target' | 'method' | 'headers'> & {
  readonly body: string | Uint8Array | AsyncIterable<Buffer> | undefined;
  /** Milliseconds until the answer's headers, counted from the last byte of the request; 0: no limit. */
  readonly headersTimeout: number;
  /** Milliseconds between two pieces of the answer's body; 0: no limit. */
  readonly bodyTimeout: number;
};

export type DispatcherOptions = {
  readonly guard: Guard;
  /** Given: the sandbox network, and nothing but these addresses is ever connected to. Absent: the internet. */
  readonly routes: Routes | undefined;
  /** Largest body that is read, in bytes. */
  readonly bodyLimit: number;
  readonly signal: AbortSignal | undefined;
  readonly connection?: ConnectionOptions;
  /** Connections to one origin at the same time. Default: 64. */
  readonly connections?: number;
};

/** One keep-alive pool for each origin. Never follows a redirect, never retries, never asks a proxy. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #pools = new Map<string, Pool>();

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** The signal was raised: what fails now fails for that reason. */
  get isAborted(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** Sends one request and reads its answer. Throws a `GuardError` before anything leaves, or the socket's error. */
  async send(request: DispatchRequest): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const collector = new ResponseCollector(resolve, reject, this.#options, request.timeout);
      try {
        this.dispatch({ ...request, headersTimeout: 0, bodyTimeout: 0 }, collector);
      } catch (error) {
        collector.stop(error instanceof Error ? error : new Error('not sent', { cause: error }));
      }
    });
  }

  /** Sends one request and hands its answer to a handler. Throws a `GuardError` before anything leaves. */
  dispatch(request: StreamedRequest, handler: Undici.DispatchHandler): void {
    const target = this.#options.guard.check(request.target);
    this.#options.guard.checkHost(target.origin, request.headers['host']);
    const pool = this.#pools.get(target.origin) ?? this.#open(target.origin);
    const { method, headers, headersTimeout, bodyTimeout } = request;
    // undici sends whatever can be iterated over, and its types know of streams only
    const body = (request.body ?? null) as NonNullable<Undici.DispatchOptions['body']> | null;
    const path = target.path === '' ? '/' : target.path;
    pool.dispatch({ path, method, headers, body, headersTimeout, bodyTimeout }, handler);
  }

  /** Ends all connections, also those with a request under way. */
  async close(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  #open(origin: string): Pool {
    const { guard, routes, connection, connections = 64 } = this.#options;
    const connect = createConnector(origin, guard, routes, connection);
    const pool = new Pool(origin, { connect, connections, headersTimeout: 0, bodyTimeout: 0 });
    this.#pools.set(origin, pool);
    return pool;
  }
}
