import { once } from 'node:events';
import { connect } from 'node:tls';
import type { DetailedPeerCertificate } from 'node:tls';
import type { Environment } from '../model/provider.ts';
import type { SeenCertificate } from '../model/run-record.ts';

/** The origins that an environment's requests go to. */
export function originsOf({ alsoAllowed = [], baseUrl }: Environment): readonly string[] {
  return [...new Set([baseUrl, ...alsoAllowed].map((url) => new URL(url).origin))];
}

/**
 * What each origin of an environment shows in a TLS handshake, under the system's authorities whatever
 * NODE_TLS_REJECT_UNAUTHORIZED says. Sends no request: the connection is ended as soon as the handshake is done, and
 * not a byte of HTTP goes out, so that a live origin can be looked at as well. Never throws: what could not be seen says why.
 */
export function readCertificates(
  environment: Environment,
  { authorities, timeout = 10_000 }: { readonly authorities?: string; readonly timeout?: number } = {},
): Promise<readonly SeenCertificate[]> {
  return Promise.all(
    originsOf(environment).map(async (origin) => {
      try {
        return { origin, validTo: await readEnd(new URL(origin), authorities, timeout) };
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        return { origin, problem: code ?? message };
      }
    }),
  );
}

async function readEnd(url: URL, authorities: string | undefined, timeout: number): Promise<string> {
  if (url.protocol !== 'https:') throw new Error('it is not https');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const named = /[a-z]/i.test(host) && !host.includes(':') ? { servername: host } : {};
  const trusted = authorities === undefined ? {} : { ca: authorities };
  const port = Number(url.port || 443);
  const socket = connect({ host, port, rejectUnauthorized: true, ...named, ...trusted });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(timeout) });
    const end = earliestEnd(socket.getPeerCertificate(true));
    // Says goodbye first: a handshake that breaks off looks like a fault to the other side.
    socket.on('error', () => undefined).destroySoon();
    return end;
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw error;
  }
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
