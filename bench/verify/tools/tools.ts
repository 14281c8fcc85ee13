import { barePlaywright } from './bare-playwright.ts';
import { dredd } from './dredd.ts';
import { jestOpenApi } from './jest-openapi.ts';
import { livegate } from './livegate.ts';
import { newman } from './newman.ts';
import { pact } from './pact.ts';
import { stepCi } from './step-ci.ts';
import type { Tool } from './tool.ts';

/** In the order in which they take turns; the first is what the others are measured by. */
export const tools: readonly Tool[] = [barePlaywright, livegate, stepCi, dredd, jestOpenApi, newman, pact];
