import type { FullConfig } from '@playwright/test';
import { describeUnchecked } from '../contract/describe-unchecked.ts';
import type { Contract } from '../contract/contract.ts';
import { readTestCertificates } from '../network/read-certificates.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { UsageError } from '../util/usage-error.ts';
import { endWithDrift } from './drift/end-with-drift.ts';
import { foundTargets } from './find-targets.ts';
import { loadContracts } from './load-contracts.ts';
import type { TargetUse } from './project-config.ts';
import { checkCredentials } from './resolve-credentials.ts';
import { writeContracts } from './write-contracts.ts';
import { planFile, readPlan } from './run-plan.ts';
import type { RunPlan } from './run-plan.ts';
import { readRunOptions } from './run-options.ts';
import { refuseSandboxOptions } from './refuse-sandbox-options.ts';
import type { RunOptions } from './run-options.ts';
import { announceSandbox } from './sandbox-address.ts';
import { writeSetupError } from './setup-error.ts';
import { suiteState } from './suite-digest.ts';
import { toolVersion } from './tool-version.ts';

type TargetOption = TargetUse['target'];

/** Before the first scenario: writes the run's plan and, on the sandbox network, starts the sandbox; ends both afterwards. */
export default async function globalSetup(config: FullConfig): Promise<() => Promise<void>> {
  const targets = config.filteredProjects.flatMap(({ use }) => (use as Partial<TargetUse>).target ?? []);
  const options = readRunOptions(targets[0]?.root ?? config.rootDir);
  try {
    refuseTraces(config);
    refuseSandboxOptions(options);
    return await begin(options, targets);
  } catch (error) {
    await writeSetupError(options.runFolder, error);
    // What waits for this run prints the error itself.
    if (options.startedByVerify) process.exit(2);
    throw error;
  }
}

async function begin(options: RunOptions, targets: readonly TargetOption[]): Promise<() => Promise<void>> {
  const ids = [...new Set(targets.map(({ provider }) => provider))];
  const contracts = await loadContracts(options.root, ids);
  const plan = await makePlan(options, targets, contracts);
  await writePlan(options, plan);
  await writeContracts(options.runFolder, contracts);
  const end = await endWithDrift(options, targets, contracts);
  if (options.network === 'internet') {
    refuseWithoutCredentials(options, targets, contracts);
    await writePlan(options, await withCertificates(plan, contracts));
    return async () => {
      await end();
      await writePlan(options, await endPlan(options, readPlan(options.runFolder)));
    };
  }
  const sandbox = await startSandbox({ contracts, faults: options.faults, drifts: options.drifts });
  announceSandbox({ controlUrl: sandbox.controlUrl, world: sandbox.world.id });
  return async () => {
    await end(sandbox);
    const { liveRequests } = sandbox.worlds.counters({});
    const idleFaults = sandbox.idleFaults();
    await writePlan(options, { ...(await endPlan(options, plan)), liveRequests, idleFaults });
    await sandbox.close();
  };
}

async function makePlan(
  { root, whole }: RunOptions,
  targets: readonly TargetOption[],
  contracts: readonly Contract[],
): Promise<RunPlan> {
  const digests = new Map(contracts.map(({ provider, digest }) => [provider.id, digest]));
  const suites = await suiteState(root);
  return {
    version: toolVersion(),
    ...{ suiteDigest: suites.digest, suiteMark: suites.mark },
    whole,
    leftOut: foundTargets().leftOut,
    unchecked: contracts.flatMap(describeUnchecked),
    quarantine: contracts.flatMap(({ provider: { id, quarantine = [] } }) =>
      quarantine.map(({ scenario }) => ({ provider: id, scenario })),
    ),
    targets: targets.map(({ provider, environment }) => ({
      provider,
      environment,
      contractDigest: digests.get(provider) ?? '',
    })),
  };
}

/** Workers read the suites after their digest was taken: whatever was written to meanwhile may be what ran. */
async function endPlan({ root }: RunOptions, plan: RunPlan): Promise<RunPlan> {
  const now = await suiteState(root).catch(() => undefined);
  const isSame = now?.digest === plan.suiteDigest && now.mark === plan.suiteMark;
  return isSame ? plan : { ...plan, suitesChanged: true };
}

/** Before the first request, and of test environments only: what their origins show in a handshake. */
async function withCertificates(plan: RunPlan, contracts: readonly Contract[]): Promise<RunPlan> {
  const providers = new Map(contracts.map(({ provider }) => [provider.id, provider]));
  const targets = plan.targets.map(async (target) => {
    const provider = providers.get(target.provider);
    if (provider === undefined) return target;
    return { ...target, certificates: await readTestCertificates(provider, target.environment) };
  });
  return { ...plan, targets: await Promise.all(targets) };
}

async function writePlan({ runFolder }: RunOptions, plan: RunPlan): Promise<void> {
  await writeFileAtomic(planFile(runFolder), `${JSON.stringify(plan, null, 2)}\n`);
}

// Before the first request: a run that misses a credential sends nothing at all.
function refuseWithoutCredentials(
  { root }: RunOptions,
  targets: readonly TargetOption[],
  contracts: readonly Contract[],
): void {
  const providers = new Map(contracts.map(({ provider }) => [provider.id, provider]));
  checkCredentials(
    root,
    targets.flatMap(({ provider: id, environment }) => {
      const provider = providers.get(id);
      return provider === undefined ? [] : { provider, environment };
    }),
  );
}

function refuseTraces({ projects }: FullConfig): void {
  const traced = projects.find(({ use }) => use.trace !== undefined && use.trace !== 'off');
  if (traced === undefined) return;
  throw new UsageError(
    'trace_refused',
    'traces hold tokens and bodies in the clear',
    'Run without --trace; failed scenarios keep their redacted exchanges.',
  );
}
