import type { Provider } from '../model/provider.ts';
import { ConfigError, LivegateError } from '../util/errors.ts';
import type { RunOptions } from './run-options.ts';
import { writeSetupError } from './setup-error.ts';

/** What a run looks at, and the test environments that it leaves out, each with the reason. */
export type TargetList = {
  readonly targets: readonly { readonly provider: string; readonly environment: string }[];
  readonly leftOut: readonly string[];
};

const variable = 'LIVEGATE_TARGETS';

/**
 * The targets of this run. Workers take them from the process that started them, so that none reads and checks the
 * provider files again.
 * @throws ConfigError, UsageError where a provider file or the selection is wrong
 */
export async function findTargets(root: string, options: RunOptions): Promise<TargetList> {
  const known = process.env[variable];
  if (known !== undefined && process.env['TEST_WORKER_INDEX'] !== undefined)
    return JSON.parse(known) as TargetList;
  const list = await select(root, options).catch((error: unknown) => giveUp(options, error));
  process.env[variable] = JSON.stringify(list);
  return list;
}

/** The targets that `findTargets` found in this process. */
export function foundTargets(): TargetList {
  return JSON.parse(process.env[variable] ?? '{"targets":[],"leftOut":[]}') as TargetList;
}

async function select(root: string, { providers, environments }: RunOptions): Promise<TargetList> {
  const { selectTargets } = await import('./select-targets.ts');
  const known = await readAll(root, providers);
  const { targets, leftOut } = selectTargets(known, environments, new Date(), providers);
  return {
    targets: targets.map(({ provider, environment }) => ({ provider: provider.id, environment })),
    leftOut: leftOut.map(({ provider, environment, reason }) => `${provider.id}@${environment}, ${reason}`),
  };
}

/** The provider files; where one has a mistake, what is wrong with the contracts is told with it. */
async function readAll(root: string, ids: readonly string[]): Promise<Provider[]> {
  const { readProviders, selectProviders } = await import('./read-providers.ts');
  try {
    return readProviders(root, ids);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { loadContracts } = await import('./load-contracts.ts');
    await loadContracts(root, selectProviders(root, ids));
    throw error;
  }
}

// `livegate verify` prints the reason itself and knows its exit code; Playwright would wrap it in a stack.
async function giveUp(options: RunOptions, error: unknown): Promise<never> {
  if (!options.startedByVerify || !(error instanceof LivegateError)) throw error;
  await writeSetupError(options.runFolder, error);
  process.exit(error.exitCode);
}
