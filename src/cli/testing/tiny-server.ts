import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server of the tiny provider on loopback, for runs on the internet network. */
export class TinyServer {
  readonly #server: Server;
  readonly #things = new Map<string, { id: string; name: string }>();
  readonly #key: string;
  /** Method, path and authorization of each request, in order. */
  readonly seen: string[] = [];
  /** Changes an answer before it goes out, e.g. to echo a secret. */
  alter: (body: Record<string, unknown>) => Record<string, unknown> = (body) => body;

  private constructor(key: string) {
    this.#key = key;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(key: string): Promise<TinyServer> {
    const tiny = new TinyServer(key);
    await new Promise<void>((resolve) => tiny.#server.listen(0, '127.0.0.1', resolve));
    return tiny;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const text = (await request.toArray()).join('');
    const [status, body] = this.#decide(
      request,
      text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    );
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(this.alter(body)));
  }

  #decide(request: IncomingMessage, body: Record<string, unknown>): [number, Record<string, unknown>] {
    if (request.headers.authorization !== `Bearer ${this.#key}`) return [401, { error: 'unauthorized' }];
    if (request.method === 'POST') return this.#create(body);
    const id = request.url?.split('/').at(-1) ?? '';
    // What an account-wide list shows: how many things there are, whoever made them.
    if (id === 'count') return [200, { id, name: 'all', size: this.#things.size }];
    const thing = this.#things.get(id);
    return thing === undefined ? [404, { error: 'not_found' }] : [200, thing];
  }

  #create({ name }: Record<string, unknown>): [number, Record<string, unknown>] {
    if (typeof name !== 'string') return [422, { error: 'invalid' }];
    const thing = { id: randomUUID(), name };
    this.#things.set(thing.id, thing);
    return [200, thing];
  }
}
