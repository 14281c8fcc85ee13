/** The provider's part in the benchmark: a process that answers every request with the same small JSON. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './messages.ts';

const body = JSON.stringify({
  items: Array.from({ length: 5 }, (_, id) => ({ id, name: `thing ${id}`, price: 12.5 })),
});

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const ready: Answer = { kind: 'ready', url: `http://127.0.0.1:${port}/connect-api/items` };
  process.send?.(ready);
});
process.once('disconnect', () => process.exit(0));
