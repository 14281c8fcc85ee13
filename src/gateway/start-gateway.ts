import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Contract } from '../contract/contract.ts';
import type { Ceiling } from '../model/checklist.ts';
import { createLiveClient } from '../network/live/live-client.ts';
import type { LiveClientOptions } from '../network/live/live-client.ts';
import type { Admit } from './admission.ts';
import type { CeilingBook } from './ceiling-book.ts';
import { createCeilings } from './ceilings.ts';
import { listen } from './listen.ts';
import type { Listen } from './listen.ts';
import { createOwnPath } from './own-path.ts';
import { createServeRequest } from './serve-request.ts';
import { writeRefusal } from './write-json.ts';

export type GatewayOptions = Omit<LiveClientOptions, 'timeouts'> & {
  readonly contract: Contract;
  /** Decides on each request; asked anew every time. */
  readonly admit: Admit;
  readonly ceilings?: readonly Ceiling[];
  /** Where gateways of the same ceilings count together; absent: this one counts alone. */
  readonly book?: CeilingBook;
  readonly listen: Listen;
  readonly timeouts?: Partial<GatewayTimeouts>;
};

/** In milliseconds. */
type GatewayTimeouts = NonNullable<Required<LiveClientOptions>['timeouts']> & {
  /** For the child to send a request's headers. Default: 10 000. */
  readonly request: number;
  /** A connection of the child's on which nothing moves. Default: 120 000. */
  readonly connection: number;
};

/** A running gateway. */
export type Gateway = {
  /** What the child is to use as the provider's base URL. It holds a secret of this gateway, see `createOwnPath`. */
  readonly url: string;
  /** Path of the unix socket, where it listens on one; the host in `url` means nothing then. */
  readonly socket?: string;
  /** Ends every connection on both sides. */
  close(): Promise<void>;
};

/**
 * A reverse proxy for one live environment, on 127.0.0.1 or on a unix socket of this user alone, that injects the live
 * credentials. Refuses with 403 what `admit` or a ceiling refuses, what is no operation of the contract, and what would
 * hand out a token. Never shows a credential or a token in an answer, a header or an error, and never follows a redirect.
 * Throws a `GuardError` for a test environment, a `ConfigError` for missing credentials or a place to listen at that is taken.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { contract, admit, book, ceilings = [], timeouts = {} } = options;
  const own = createOwnPath();
  const client = createLiveClient(options);
  const serve = createServeRequest({
    ...{ contract, client, admit, network: options.network },
    ceilings: createCeilings(ceilings, undefined, book),
  });
  const server = createServer({
    ...{
      insecureHTTPParser: false,
      requireHostHeader: true,
      joinDuplicateHeaders: true,
      maxHeaderSize: 32_768,
    },
    ...{ headersTimeout: timeouts.request ?? 10_000, requestTimeout: 0, keepAliveTimeout: 60_000 },
    ...{ connectionsCheckingInterval: 1000, noDelay: true },
  });
  server.setTimeout(timeouts.connection ?? 120_000);
  const place = await listen(server, options.listen);
  serveOn(server, async (request, response) => {
    const path =
      place.hosts?.has(request.headers.host ?? '') === false ? undefined : own.strip(request.url ?? '');
    if (path === undefined) response.writeHead(404).end();
    else if (isRefusedMethod(request)) writeRefusal(response, methodRefusal);
    else await serve(request, response, path);
  });
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await Promise.all([closed, client.close()]);
  };
  return {
    url: place.origin + own.prefix,
    ...(place.socket === undefined ? {} : { socket: place.socket }),
    close,
  };
}

const methodRefusal = {
  code: 'method_refused',
  item: 'method',
  reason: 'TRACE, CONNECT and upgrades to other protocols would pass the gateway by',
  command: 'send a plain HTTP request',
};

function isRefusedMethod({ method, headers }: IncomingMessage): boolean {
  return method === 'TRACE' || method === 'CONNECT' || headers.upgrade !== undefined;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function serveOn(server: Server, handle: Handle): void {
  const receive = (request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', () => undefined);
    void handle(request, response);
  };
  // with this listener nothing asks the child for its body before it is admitted
  server.on('request', receive).on('checkContinue', receive);
  server.on('connect', (_request, socket) =>
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n'),
  );
}
