import { SigningKey } from '../signing-key.ts';

/** A key made of its 32 secret bytes in hexadecimal (RFC 8410, 7: PKCS8 of an Ed25519 key). */
export function keyOfSeed(seed: string): SigningKey {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex').toString('base64');
  return SigningKey.parse(`-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`, 'seed.pem');
}

/** The keys of the first two test vectors of RFC 8032, 7.1. */
export const alice = keyOfSeed('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
export const bob = keyOfSeed('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
