import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../util/errors.ts';

/** Where a gateway listens: on 127.0.0.1, at a free port where none is named, or on a unix socket made for it. */
export type Listen = { readonly port?: number } | { readonly socket: string };

export type Place = {
  readonly origin: string;
  readonly socket?: string;
  /** What `Host` may say; absent: anything, for no browser reaches a unix socket. */
  readonly hosts?: ReadonlySet<string>;
};

/**
 * Listens. A page of another site can make a browser connect here under a name of that site, so on loopback `Host` has
 * to be the gateway's own. A unix socket is this user's from its first moment on. A file that is there already is left
 * alone. Throws a `ConfigError` (`config_invalid`) where the place is taken or cannot be made.
 */
export async function listen(server: Server, place: Listen): Promise<Place> {
  if ('socket' in place) {
    // the socket is made before `bind` returns: at no moment can anybody else open it
    const umask = process.umask(0o177);
    const listening = bind(server, { path: place.socket });
    process.umask(umask);
    await listening;
    return { origin: 'http://localhost', socket: place.socket };
  }
  await bind(server, { host: '127.0.0.1', port: place.port ?? 0 });
  const { port } = server.address() as AddressInfo;
  const hosts = new Set([`127.0.0.1:${String(port)}`, `localhost:${String(port)}`]);
  return { origin: `http://127.0.0.1:${String(port)}`, hosts };
}

function bind(server: Server, where: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const file = 'path' in where ? where.path : `127.0.0.1:${String(where.port)}`;
      const message = `the gateway cannot listen here (${error.code ?? 'unknown'})`;
      reject(
        new ConfigError('config_invalid', [{ file, message, expected: 'a place that is free' }], {
          cause: error,
        }),
      );
    });
    server.listen(where, resolve);
  });
}
