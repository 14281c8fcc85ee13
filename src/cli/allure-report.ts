import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LivegateError } from '../util/errors.ts';

/** Generates the Allure report of a run beside its results. */
export async function generateAllureReport(runFolder: string): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('allure')), '..', 'cli.js');
  const output = join(runFolder, 'allure-report');
  const child = spawn(
    process.execPath,
    [cli, 'generate', '--output', output, join(runFolder, 'allure-results')],
    {
      cwd: runFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0)
    throw new LivegateError(
      'allure_failed',
      `the Allure report was not generated (exit code ${code ?? 'none'})`,
    );
}
