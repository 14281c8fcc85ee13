import type { DriftPack } from '../../../src/sandbox/index.ts';
import { access } from './drifts/access.ts';
import { contradictions } from './drifts/contradictions.ts';
import { releases } from './drifts/releases.ts';

/** Changes that Flexiti made, or says it may make without a new version, and what its documents contradict each other in. */
export const drifts: Readonly<Record<string, DriftPack>> = { ...releases, ...contradictions, ...access };
