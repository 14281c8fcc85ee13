import { availableParallelism } from 'node:os';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig, Project, ReporterDescription } from '@playwright/test';
import { findTargets } from './find-targets.ts';
import { announceLastRun } from './last-run.ts';
import { readRunOptions } from './run-options.ts';
import type { RunOptions } from './run-options.ts';
import { packageRoot } from '../util/package-root.ts';

/** What a project hands to its workers. */
export type TargetUse = {
  readonly target: { readonly root: string; readonly provider: string; readonly environment: string };
};

/**
 * Playwright's configuration of a folder with `contracts/` and `suites/`: one project per provider × environment.
 * @throws ConfigError, UsageError where a provider file or the selection is wrong
 */
export async function projectConfig(root: string): Promise<PlaywrightTestConfig<object, TargetUse>> {
  const options = readRunOptions(root);
  const { targets } = await findTargets(root, options);
  announceLastRun(root);
  return {
    globalSetup: here('global-setup'),
    testDir: join(root, 'suites'),
    outputDir: join(options.runFolder, 'playwright'),
    fullyParallel: true,
    // Node itself strips the types; transpiling the machine again in each worker costs a second. Suites stay with
    // Playwright: only its transpiler says where a mistake in them is.
    build: { external: [external()] },
    workers: workersFor(options),
    reporter: reporters(options),
    // A trace holds every value that a scenario looked at, secrets among them.
    use: { trace: 'off' } as object,
    projects: targets.map(({ provider, environment }) => project({ root, provider, environment })),
  };
}

/** On the internet scenarios mostly wait, so there are more of them than cores; the sandbox needs the cores itself. */
function workersFor({ network }: RunOptions): number {
  const cores = availableParallelism();
  return network === 'internet' ? Math.max(4, cores) : Math.max(2, Math.floor(cores / 2));
}

function project(target: TargetUse['target']): Project<object, TargetUse> {
  return {
    name: `${target.provider}@${target.environment}`,
    testMatch: [
      `**/suites/every-provider/**/*.spec.{ts,js}`,
      `**/suites/${target.provider}/**/*.spec.{ts,js}`,
    ],
    use: { target },
  };
}

function reporters(options: RunOptions): ReporterDescription[] {
  // Nothing runs, so there is nothing to write down.
  if (process.argv.includes('--list')) return [['list']];
  const { allure, runFolder } = options;
  return [
    [here('run-record-reporter'), { run: options }],
    ['html', { open: 'never', outputFolder: join(runFolder, 'html') }],
    ['junit', { outputFile: join(runFolder, 'junit.xml') }],
    ...(allure ? [allureReporter(runFolder)] : []),
    ...(process.env['PLAYWRIGHT_BLOB_OUTPUT_DIR'] === undefined ? [] : [['blob'] as ReporterDescription]),
  ];
}

/** Resolved here, and not from the suites' folder, which need not have the package. */
function allureReporter(runFolder: string): ReporterDescription {
  return [
    fileURLToPath(import.meta.resolve('allure-playwright')),
    { resultsDir: join(runFolder, 'allure-results') },
  ];
}

/**
 * What Playwright does not transpile. Its matchers take expressions as well as globs, although its types say only globs
 * here; a glob is made into an expression anew for each module, which was a seventh of a small run.
 */
function external(): string {
  const source = join(packageRoot(), 'src', sep).replaceAll(/[^\w]/g, String.raw`\$&`);
  return new RegExp(`^${source}|[\\\\/]contracts[\\\\/]`) as unknown as string;
}

/** A module beside this one, in the sources or in the compiled package. */
function here(name: string): string {
  return join(import.meta.dirname, `${name}${extname(import.meta.filename)}`);
}
