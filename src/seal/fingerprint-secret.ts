import { scrypt } from 'node:crypto';

/** A secret with fewer characters could be guessed from its fingerprint. */
const leastFingerprinted = 16;

/** 32 MiB and about a tenth of a second each. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/**
 * What tells two secrets apart without showing either: scrypt over a salt that stands beside it, in hex. Undefined for
 * a secret of so few characters that somebody could try them all. Not a password hash to log in with: equal secrets under one
 * salt have equal fingerprints, that is its purpose.
 */
export function fingerprintSecret(secret: string, salt: string): Promise<string | undefined> {
  if (secret.length < leastFingerprinted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(salt, 'base64'), 32, cost, (error, key) => {
      if (error === null) resolve(key.toString('hex'));
      else reject(error);
    });
  });
}
