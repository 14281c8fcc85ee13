/** What a relay costs that does nothing but relay: node:http in front, undici's pool behind, headers and bytes handed on unread. */
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import type { Answer } from './messages.ts';

const { origin, pathname } = new URL(process.argv[2] ?? '');
const pool = new Pool(origin, { connections: 256 });

class Relay implements Dispatcher.DispatchHandler {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  // undici takes for a handler what has this
  onRequestStart(): void {}

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    { connection: _, 'keep-alive': __, ...headers }: Record<string, string | string[] | undefined>,
  ): void {
    this.#response.writeHead(status, headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#response.write(chunk);
  }

  onResponseEnd(): void {
    this.#response.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#response.destroy(error);
  }
}

const server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) => {
  pool.dispatch({ path: pathname, method: 'GET', headers: {} }, new Relay(response));
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const ready: Answer = { kind: 'ready', url: `http://127.0.0.1:${port}/` };
  process.send?.(ready);
});
process.once('disconnect', () => process.exit(0));
