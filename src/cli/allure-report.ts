import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { LivegateError } from '../util/errors.ts';

/** So many runs are shown in the history of a scenario. */
const longestHistory = 50;

/** Generates the Allure report of a run beside its results, with the history of those before it; the run becomes part of that. */
export async function generateAllureReport(runFolder: string): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('allure')), '..', 'cli.js');
  const config = join(runFolder, 'allurerc.json');
  await writeFileAtomic(config, `${JSON.stringify(configOf(runFolder), null, 2)}\n`);
  const child = spawn(
    process.execPath,
    [cli, 'generate', '--config', config, join(runFolder, 'allure-results')],
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

function configOf(runFolder: string): object {
  return {
    name: basename(runFolder),
    output: join(runFolder, 'allure-report'),
    // Beside the runs, each of which has a folder of its own.
    historyPath: join(runFolder, '../../allure-history.jsonl'),
    historyLimit: longestHistory,
  };
}
