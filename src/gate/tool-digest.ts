import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';

/** The subject `tool` of a decision: the digest of a version's name. */
export function toolDigest(version: string): Digest {
  return digestOf(`livegate@${version}`);
}
