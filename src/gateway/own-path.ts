import { randomBytes, timingSafeEqual } from 'node:crypto';

/** The gateway's address as a path: what stands before a request's own path. */
export type OwnPath = {
  /** `/` and 32 random bytes, base64url. */
  readonly prefix: string;
  /** A request's path and query without the prefix; undefined where it has another one. */
  strip(target: string): string | undefined;
};

/**
 * Loopback is open to every user of the machine, and to every page in their browsers. So the address itself is the key:
 * its first segment cannot be guessed, only the child is told it, and what does not begin with it reaches nothing. It is
 * a bearer secret of this one gateway and worth nothing once the gateway has ended.
 */
export function createOwnPath(): OwnPath {
  const prefix = `/${randomBytes(32).toString('base64url')}`;
  const expected = Buffer.from(prefix, 'latin1');
  return {
    prefix,
    strip(target) {
      const begins = Buffer.from(target.slice(0, prefix.length), 'latin1');
      if (begins.length !== expected.length || !timingSafeEqual(begins, expected)) return undefined;
      const rest = target.slice(prefix.length);
      return rest === '' || rest.startsWith('/') || rest.startsWith('?') ? rest : undefined;
    },
  };
}
