import { defineConfig } from '@playwright/test';

/** Playwright Test as it comes, with as many workers as livegate has. */
export default defineConfig({
  testDir: import.meta.dirname,
  fullyParallel: true,
  workers: Number(process.env['BENCH_WORKERS']),
  reporter: 'dot',
});
