import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../util/usage-error.ts';

const variable = 'PLAYWRIGHT_LAST_RUN_OUTPUT_FILE';

/** Where a run writes down which scenarios failed, for the `--last-failed` of the next one. */
function lastRunFile(root: string): string {
  return process.env[variable] ?? join(root, 'reports', 'last-run.json');
}

/** Tells Playwright where that is; it would look into the output folder, which is a new one in each run. */
export function announceLastRun(root: string): void {
  process.env[variable] = lastRunFile(root);
}

/**
 * Checks that there is something to repeat: Playwright would run every scenario where no earlier run is known.
 * @throws UsageError `nothing_selected`
 */
export function checkLastFailed(root: string): void {
  const failed = readFailed(lastRunFile(root));
  if (failed === undefined)
    throw new UsageError(
      'nothing_selected',
      'no earlier run is known here',
      'Run without --last-failed first.',
    );
  if (failed.length === 0)
    throw new UsageError('nothing_selected', 'nothing failed in the last run', 'Run without --last-failed.');
}

function readFailed(file: string): readonly unknown[] | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { failedTests } = JSON.parse(readFileSync(file, 'utf8')) as { failedTests?: unknown };
    return Array.isArray(failedTests) ? failedTests : undefined;
  } catch {
    return undefined;
  }
}
