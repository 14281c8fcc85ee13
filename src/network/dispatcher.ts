import Pool from 'undici/lib/dispatcher/pool.js';
import { createConnector } from './connector.ts';
import type { Routes } from './connector.ts';
import type { Guard, Target } from './guard/guard.ts';
import { ResponseCollector } from './response-collector.ts';
import type { RawAnswer } from './response-collector.ts';

export type DispatchRequest = {
  readonly target: Target;
  readonly method: string;
  /** Names in lower case; a `host` among them must agree with the target. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Milliseconds for everything: connection, headers and the whole body. */
  readonly timeout: number;
};

export type DispatcherOptions = {
  readonly guard: Guard;
  /** Given: the sandbox network, and nothing but these addresses is ever connected to. Absent: the internet. */
  readonly routes: Routes | undefined;
  /** Largest body that is read, in bytes. */
  readonly bodyLimit: number;
  readonly signal: AbortSignal | undefined;
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
    const target = this.#options.guard.check(request.target);
    this.#options.guard.checkHost(target.origin, request.headers['host']);
    const pool = this.#pools.get(target.origin) ?? this.#open(target.origin);
    return new Promise((resolve, reject) => {
      const collector = new ResponseCollector(resolve, reject, this.#options, request.timeout);
      const { method, headers, body = null } = request;
      pool.dispatch({ path: target.path === '' ? '/' : target.path, method, headers, body }, collector);
    });
  }

  /** Ends all connections, also those with a request under way. */
  async close(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  #open(origin: string): Pool {
    const connect = createConnector(origin, this.#options.guard, this.#options.routes);
    const pool = new Pool(origin, { connect, connections: 64, headersTimeout: 0, bodyTimeout: 0 });
    this.#pools.set(origin, pool);
    return pool;
  }
}
