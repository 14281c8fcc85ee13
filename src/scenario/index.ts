/** What a suite imports: `livegate/scenario`. */
export { scenario, scenarioFor } from './scenario.ts';
export { expect } from './expect.ts';
export { collectPages } from './pages.ts';
export { countOf, create, effectOf, expectAskedFor, fence, idOf, readBack, spoil } from './creation.ts';
export { needs } from './needs.ts';
export { shownBy } from './shown-by.ts';
export { projectConfig } from './project-config.ts';
export type { ScenarioApi, CallOptions } from './api.ts';
export type { Given } from './given.ts';
export type { ScenarioFixtures } from './scenario.ts';
export type { Reply } from '../network/reply.ts';
export type { FilePayload } from '../contract/file-payload.ts';
