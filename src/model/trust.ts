import type { Static } from 'typebox';
import type { trustSchema } from './trust-schema.ts';

/** `trust.yaml` as it is written: whose signatures count, and for what. */
export type TrustFile = Static<typeof trustSchema>;

export type TrustedKey = TrustFile['keys'][number];

export type Role = TrustedKey['roles'][number];
