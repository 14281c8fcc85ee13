import type { Static } from 'typebox';
import type { releaseRequestSchema } from '../model/release-request-schema.ts';
import type { Digest } from '../util/digest.ts';

/** What a runner asks an approver for: the secrets of one sealed file, on one decision, for one run, once. */
export type ReleaseRequest = Readonly<
  Omit<Static<typeof releaseRequestSchema>, 'decision' | 'sealed'> & { decision: Digest; sealed: Digest }
>;
