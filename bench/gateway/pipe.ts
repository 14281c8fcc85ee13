/** What it costs that there is a process of Node in between at all: bytes handed on between two sockets, unread. */
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Answer } from './messages.ts';

const { hostname, pathname, port } = new URL(process.argv[2] ?? '');

const server = createServer({ noDelay: true }, (socket) => {
  const upstream = connect({ host: hostname, port: Number(port), noDelay: true });
  const end = (): void => {
    socket.destroy();
    upstream.destroy();
  };
  socket.on('error', end).on('close', end);
  upstream.on('error', end).on('close', end);
  socket.pipe(upstream).pipe(socket);
});

server.listen(0, '127.0.0.1', () => {
  const { port: own } = server.address() as AddressInfo;
  const ready: Answer = { kind: 'ready', url: `http://127.0.0.1:${own}${pathname}` };
  process.send?.(ready);
});
process.once('disconnect', () => process.exit(0));
