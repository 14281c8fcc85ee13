import type { IncomingHttpHeaders } from 'node:http';
import type { Contract } from '../../contract/contract.ts';
import { clockDifference } from '../answer-checks.ts';
import { createAuthoriser } from '../auth/create-authoriser.ts';
import type { ConnectionOptions, Routes } from '../connector.ts';
import { createEngine } from '../engine.ts';
import type { Engine } from '../engine.ts';
import { guardLiveEnvironment } from '../guard/live-environment-guard.ts';
import type { Target } from '../guard/guard.ts';
import { Sender } from '../sender.ts';
import { AnswerRelay } from './answer-relay.ts';
import type { AnswerSink, Forwarded } from './answer-relay.ts';
import { createInjectParameters } from './inject-parameters.ts';
import { createForwardHeaders } from './request-headers.ts';

export type LiveClientOptions = {
  readonly contract: Contract;
  /** A live environment of the provider; a test one is refused. */
  readonly environmentName: string;
  readonly network: 'sandbox' | 'internet';
  /** Sandbox network: loopback address (`http://127.0.0.1:port`) by real origin. Not used on the internet. */
  readonly routes?: Routes;
  /** Values by the names that provider.yaml gives them for this environment. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Decides when tokens are renewed. Default: the machine's clock. */
  readonly clock?: { now(): number };
  /** Told how far the provider's clock is ahead of ours, in milliseconds, by each answer with a `Date` of its own. */
  readonly onClock?: (difference: number) => void;
  /** Certificates (PEM) of authorities to trust in place of the system's. */
  readonly authorities?: string;
  readonly timeouts?: Partial<LiveTimeouts>;
};

/** In milliseconds. */
type LiveTimeouts = {
  /** From the last byte of the request to the headers of its answer. Default: 60 000. */
  readonly headers: number;
  /** Between two pieces of an answer's body. Default: 60 000. */
  readonly idle: number;
};

type LiveRequest = {
  /** Id of the contract; decides which credential is sent. */
  readonly operation: string;
  readonly method: string;
  /** Path and query below the base URL, or below the operation's own server, exactly as they came. */
  readonly path: string;
  /** As node:http gives them. */
  readonly headers: IncomingHttpHeaders;
  /** Bytes are sent with their length, a stream as it comes. */
  readonly body: Buffer | AsyncIterable<Buffer> | undefined;
  /** Asked when the request is about to be written to its connection, however long it waited for one. False: it is not. */
  readonly isAdmitted: () => boolean;
};

/** The one way to a live environment: it injects credentials, and reaches the prefixes of that environment and no other. */
export type LiveClient = {
  /**
   * Sends one request and relays its answer as it comes. Rejects with a `GuardError` before anything leaves, with a
   * `NetworkError` `auth_failed` where the provider issues no token, a `ForwardError` or the connection's error.
   * Never follows a redirect and never sends anything twice: after a 401 the next request obtains a new token.
   */
  forward(request: LiveRequest, sink: AnswerSink): Promise<Forwarded>;
  /** Ends all connections. */
  close(): Promise<void>;
};

const silent = { record: () => undefined };
const noTimeouts: LiveTimeouts = { headers: 60_000, idle: 60_000 };

/** Makes the client. Throws a `GuardError` for a test or unknown environment, a `ConfigError` for missing credentials. */
export function createLiveClient(options: LiveClientOptions): LiveClient {
  const { contract, credentials, authorities } = options;
  const guard = guardLiveEnvironment(contract, options.environmentName);
  const connection: ConnectionOptions = {
    http2: true,
    ...(authorities === undefined ? {} : { authorities }),
  };
  const engine = createEngine({ ...options, recorder: silent }, { guard, connection, connections: 256 });
  const authoriser = createAuthoriser(engine);
  const { sendAlone } = new Sender(engine, authoriser, silent);
  const headersOf = createForwardHeaders(contract.provider, credentials);
  const inject = createInjectParameters(contract, credentials);
  const targetOf = createTargets(engine);
  const timeouts = { ...noTimeouts, ...options.timeouts };

  return {
    async forward(request, sink) {
      const { operation } = request;
      const target = engine.guard.check(targetOf(operation, inject(operation, request.path)));
      const name = authoriser.credentialFor(operation, undefined);
      const released = authoriser.header(name, target, sendAlone);
      const credential = released instanceof Promise ? await released : released;
      if (released instanceof Promise) hearTokenFlow(engine, options.onClock);
      const headers = headersOf(request.headers, credential);
      addLength(headers, request);
      const forwarded = await relay(engine, { ...request, target, headers, timeouts }, sink, options.onClock);
      if (forwarded !== 'withdrawn' && forwarded.status === 401) authoriser.drop(name, headers);
      return forwarded;
    },
    close: () => engine.dispatcher.close(),
  };
}

/** A stream has the length that the child announced; of bytes it is known. */
function addLength(sent: Record<string, string>, { body, headers }: LiveRequest): void {
  const length = headers['content-length'];
  if (body !== undefined && !Buffer.isBuffer(body) && length !== undefined) sent['content-length'] = length;
}

/** An operation with a server of its own goes there; where that is, the contract and the environment say, never the child. */
function createTargets({ contract, resolveTarget }: Engine): (operation: string, path: string) => Target {
  const servers = new Map(
    [...contract.operations].map(([id, operation]) => [id, operation.prepare({}).server]),
  );
  return (operation, path) => {
    const server = servers.get(operation);
    return resolveTarget({ method: '', headers: {}, path, ...(server === undefined ? {} : { server }) });
  };
}

type Ready = Omit<LiveRequest, 'headers'> & {
  readonly target: Target;
  readonly headers: Record<string, string>;
  readonly timeouts: LiveTimeouts;
};

/** The answers of the token flow come before anything else does. */
function hearTokenFlow({ exchanger }: Engine, hear: LiveClientOptions['onClock']): void {
  if (exchanger.clockDifference !== undefined) hear?.(exchanger.clockDifference);
}

function relay(
  { dispatcher, now, secrets }: Engine,
  request: Ready,
  sink: AnswerSink,
  hear: LiveClientOptions['onClock'],
): Promise<Forwarded> {
  const { target, method, headers, body, timeouts, isAdmitted } = request;
  return new Promise((resolve, reject) => {
    const onDate = (date: string): void => {
      const difference = hear === undefined ? undefined : clockDifference(date, now());
      if (difference !== undefined) hear?.(difference);
    };
    const handler = new AnswerRelay({ sink, mask: secrets.mask, isAdmitted, onDate, resolve, reject });
    dispatcher.dispatch(
      { target, method, headers, body, headersTimeout: timeouts.headers, bodyTimeout: timeouts.idle },
      handler,
    );
  });
}
