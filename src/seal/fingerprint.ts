import { scrypt } from 'node:crypto';

/** A secret with fewer characters could be guessed from its fingerprint. */
const leastFingerprinted = 16;

/** 32 MiB and about a tenth of a second each. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/**
 * What tells two values apart without showing either: scrypt over a salt that stands beside it, in hex. Not a password hash
 * to log in with: equal values under one salt have equal fingerprints, that is its purpose. One of a secret is written down
 * only where `isFingerprintable`.
 */
export function fingerprint(value: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(value, Buffer.from(salt, 'base64'), 32, cost, (error, key) => {
      if (error === null) resolve(key.toString('hex'));
      else reject(error);
    });
  });
}

/** Whether a secret has so many characters that nobody could try them all. */
export function isFingerprintable(secret: string): boolean {
  return secret.length >= leastFingerprinted;
}
