import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { ownConfigNames } from '../scenario/own-config.ts';

/** Runs Playwright Test on the folder's suites and waits for its end. The run record says what it showed, not its exit code. */
export async function runPlaywright(
  root: string,
  extra: readonly string[],
  environment: Record<string, string>,
): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const child = spawn(process.execPath, [cli, 'test', '--config', configFile(root), ...extra], {
    cwd: root,
    env: { ...process.env, ...environment, PLAYWRIGHT_HTML_OPEN: 'never' },
    // The interactive mode says on standard output where it is; ours is for the result.
    stdio: ['inherit', extra.some((word) => word.startsWith('--ui')) ? 2 : 'ignore', 'inherit'],
  });
  // Ctrl-C reaches the child as well; it ends the run in order and this process waits for it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  // What asks only this process to end asks for the same: Playwright ends in order by SIGINT alone.
  const end = () => child.kill('SIGINT');
  process.on('SIGTERM', end);
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
  process.off('SIGINT', wait);
  process.off('SIGTERM', end);
}

function configFile(root: string): string {
  const own = ownConfigNames.map((name) => join(root, name)).find(existsSync);
  if (own !== undefined) return own;
  // Sources go with sources and compiled files with compiled ones: a mixture would load everything twice.
  return join(import.meta.dirname, `../scenario/default-config${extname(import.meta.filename)}`);
}
