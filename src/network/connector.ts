import { connect as connectSocket } from 'node:net';
import buildConnector from 'undici/lib/core/connect.js';
import type { buildConnector as Connector } from 'undici';
import type { Guard } from './guard/guard.ts';
import { GuardError } from './guard/guard-error.ts';

/** Loopback address that answers for each real origin, on the sandbox network. */
export type Routes = Readonly<Record<string, string>>;

/** What connections to the internet may be besides HTTP/1.1 under the system's authorities. */
export type ConnectionOptions = {
  /** Offers HTTP/2 as well. Default: HTTP/1.1 only. */
  readonly http2?: boolean;
  /** Certificates (PEM) of authorities to trust in place of the system's: a company's own, or a test's. */
  readonly authorities?: string;
  /** Milliseconds until a connection stands. Default: 10 000. */
  readonly timeout?: number;
};

/**
 * Opens connections to one origin, and asks the guard once more before each. On the sandbox network (`routes` given)
 * it connects to the route's loopback port whatever the origin's name is, and to nothing where there is no route.
 * On the internet it verifies certificates, whatever NODE_TLS_REJECT_UNAUTHORIZED says.
 */
export function createConnector(
  origin: string,
  guard: Guard,
  routes: Routes | undefined,
  connection: ConnectionOptions = {},
): Connector.connector {
  const open =
    routes === undefined ? internetConnector(connection) : loopbackConnector(loopbackPort(origin, routes));
  return (options, callback) => {
    try {
      guard.checkOrigin(new URL(`${options.protocol}//${options.host ?? options.hostname}`).origin);
    } catch (error) {
      callback(error instanceof Error ? error : new GuardError('not_allowed', origin), null);
      return;
    }
    open(options, callback);
  };
}

function internetConnector({
  http2 = false,
  authorities,
  timeout = 10_000,
}: ConnectionOptions): Connector.connector {
  const trusted = authorities === undefined ? {} : { ca: authorities };
  return buildConnector({ rejectUnauthorized: true, allowH2: http2, timeout, ...trusted });
}

function loopbackConnector(port: number): Connector.connector {
  return (_options, callback) => {
    const socket = connectSocket({ host: '127.0.0.1', port, noDelay: true, keepAlive: true });
    const failed = (error: Error) => {
      callback(error, null);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      callback(null, socket);
    });
  };
}

function loopbackPort(origin: string, routes: Routes): number {
  const route = routes[origin];
  if (route === undefined) {
    throw new GuardError('no_route', `the sandbox network has no server for ${origin}`);
  }
  const url = new URL(route);
  if (url.hostname !== '127.0.0.1')
    throw new GuardError('no_route', `the route of ${origin} is not on loopback`);
  return Number(url.port);
}
