import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { Environment, Provider } from '../model/provider.ts';
import type { SeenCertificate } from '../model/run-record.ts';
import { createConnector } from './connector.ts';
import type { ConnectionOptions } from './connector.ts';
import { guardEnvironment } from './guard/environment-guard.ts';
import { createGuard } from './guard/guard.ts';
import type { Guard } from './guard/guard.ts';
import { prefixesOf } from '../model/prefixes-of.ts';

/** The origins that an environment's requests go to. */
export function originsOf(environment: Environment): readonly string[] {
  return [...new Set(prefixesOf(environment).map((url) => new URL(url).origin))];
}

type HandshakeOptions = Pick<ConnectionOptions, 'authorities' | 'timeout'>;

/**
 * What each origin of an environment shows in a TLS handshake, under the system's authorities whatever
 * NODE_TLS_REJECT_UNAUTHORIZED says. The guard is asked before each connection, as for a request. Sends no request: the
 * connection is ended as soon as the handshake is done, and not a byte of HTTP goes out. Never throws: what could not be
 * seen says why, the guard's refusal included.
 */
export function readCertificates(
  environment: Environment,
  guard: Guard,
  options: HandshakeOptions = {},
): Promise<readonly SeenCertificate[]> {
  return Promise.all(
    originsOf(environment).map(async (origin) => {
      try {
        return { origin, validTo: await readEnd(origin, guard, options) };
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        return { origin, problem: code ?? message };
      }
    }),
  );
}

/** As `readCertificates`, for a test environment. Throws a `GuardError` for a live one. */
export function readTestCertificates(
  provider: Provider,
  environmentName: string,
): Promise<readonly SeenCertificate[]> {
  const guard = guardEnvironment(provider, environmentName);
  const environment = provider.environments[environmentName];
  return environment === undefined ? Promise.resolve([]) : readCertificates(environment, guard);
}

/** As `readCertificates`, for a live environment: a guard of its own lets through this environment's origins alone. */
export function readLiveCertificates(environment: Environment): Promise<readonly SeenCertificate[]> {
  return readCertificates(environment, createGuard({ allow: originsOf(environment), live: [] }));
}

async function readEnd(origin: string, guard: Guard, options: HandshakeOptions): Promise<string> {
  if (!origin.startsWith('https:')) throw new Error('it is not https');
  const socket = await shakeHands(origin, guard, options);
  socket.on('error', () => undefined);
  try {
    return earliestEnd(socket.getPeerCertificate(true));
  } finally {
    // Says goodbye first: a handshake that breaks off looks like a fault to the other side.
    socket.destroySoon();
  }
}

function shakeHands(origin: string, guard: Guard, options: HandshakeOptions): Promise<TLSSocket> {
  const { host, hostname, port, protocol } = new URL(origin);
  const name = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    createConnector(
      origin,
      guard,
      undefined,
      options,
    )({ host, hostname: name, port, protocol }, (error, socket) => {
      if (error === null) resolve(socket as TLSSocket);
      else reject(error);
    });
  });
}

/** A chain holds no longer than the first of its certificates to end. */
function earliestEnd(leaf: DetailedPeerCertificate): string {
  return new Date(Math.min(...endsOf(leaf))).toISOString();
}

/** But for the root, which signs itself and is this machine's to trust; where a chain is not whole, there is no next one. */
function endsOf(certificate: DetailedPeerCertificate): readonly number[] {
  const next = issuerOf(certificate);
  const own = Date.parse(certificate.valid_to);
  return next === undefined || next === certificate || next === issuerOf(next)
    ? [own]
    : [own, ...endsOf(next)];
}

function issuerOf({
  issuerCertificate,
}: Partial<DetailedPeerCertificate>): DetailedPeerCertificate | undefined {
  return issuerCertificate;
}
