import type { FullConfig } from '@playwright/test';
import globalSetup from '../../scenario/global-setup.ts';
import { projectConfig } from '../../scenario/project-config.ts';
import { newNonce, newRunId, runEnvironment } from '../../scenario/run-options.ts';
import type { RunOptions } from '../../scenario/run-options.ts';
import { LivegateError } from '../../util/errors.ts';

/** What `livegate verify` would print on standard error, and its exit code. */
type Refusal = { readonly err: string; readonly code: number };

/**
 * What keeps a run from beginning: does in this process what Playwright does before the first scenario, first the
 * configuration and then the set-up. That such an error ends `livegate verify` with these words and this code is shown in
 * verify-command.test.ts, once for each of the two. Fails where nothing refuses the run.
 */
export async function refusalOf(root: string, asked: Partial<RunOptions> = {}): Promise<Refusal> {
  const options: RunOptions = {
    ...{ root, network: 'sandbox', providers: [], environments: [], faults: [], drifts: [] },
    ...{ keepExchanges: false, allure: false, whole: true, startedByVerify: false },
    runFolder: `${root}/reports/runs/${newRunId()}`,
    nonce: newNonce(),
    ...asked,
  };
  const before = { ...process.env };
  Object.assign(process.env, runEnvironment(options));
  try {
    const { projects = [] } = await projectConfig(root);
    await (
      await globalSetup({ projects, filteredProjects: projects, rootDir: root } as unknown as FullConfig)
    )();
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    return { err: `${error.message}\n${error.hint ?? ''}`, code: error.exitCode };
  } finally {
    process.env = before;
  }
  throw new Error('nothing kept the run from beginning');
}
