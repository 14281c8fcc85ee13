import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { packagePath } from './package-path.ts';
import type { Tool } from './tool.ts';

/** Playwright Test with undici and nothing else: what livegate is to cost little more than. */
export const barePlaywright: Tool = {
  name: 'bare Playwright Test',
  packageName: '@playwright/test',
  checks: 'none',
  validates: false,
  sequential: false,
  prepare: async ({ folder, origin, workers }) => {
    await cp(join(import.meta.dirname, '../projects/bare'), folder, { recursive: true });
    return {
      args: [packagePath('@playwright/test', 'cli.js'), 'test'],
      cwd: folder,
      env: { BENCH_ORIGIN: origin, BENCH_WORKERS: String(workers) },
    };
  },
};
