import { join } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import type { EnvironmentComparison } from '../../model/environment-drift.ts';
import type { RunDrift } from '../../model/run-record.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { digestOf } from '../../util/digest.ts';
import { toolVersion } from '../tool-version.ts';
import { compareSides } from './compare-sides.ts';
import { compareTraffic } from './compare-observed.ts';
import type { CompareRequest } from './compare-request.ts';
import type { EnvironmentAccess } from './environment-access.ts';
import { readSide } from './environment-side.ts';
import { readObservedRun } from './observed-run.ts';
import type { ObservedRun } from './observed-run.ts';
import { pinContract } from './pinned-contract.ts';
import type { PinnedContract } from './pinned-contract.ts';
import { providerDriftOptions } from './provider-drift-options.ts';
import { servedSchemaFile } from './served-schema-file.ts';

export type RunDriftRequest = {
  readonly root: string;
  readonly runFolder: string;
  readonly network: 'sandbox' | 'internet';
  readonly targets: readonly { readonly provider: string; readonly environment: string }[];
  /** With the bytes of their schema files, as they were when the run began. */
  readonly contracts: readonly (readonly [contract: Contract, schema: Uint8Array])[];
  /** Whose traffic it is; absent: that of the run in `runFolder`. */
  readonly run?: ObservedRun;
  /** Absent: only the run's own traffic is looked at. */
  readonly access?: EnvironmentAccess;
};

/**
 * Holds the contracts of a run against the schemas that its environments publish and against its own traffic, and writes
 * a report of each beside the run record, with a schema that is not the contract's as it was served. Returns what stands in the record.
 */
export async function findRunDrift(request: RunDriftRequest): Promise<readonly RunDrift[]> {
  const { contracts, root, targets } = request;
  const entries: RunDrift[] = [];
  for (const [contract, schema] of contracts) {
    const { id } = contract.provider;
    const own = targets.filter(({ provider }) => provider === id).map(({ environment }) => environment);
    const pinned = pinContract(root, contract, schema);
    for (const environment of own) {
      const found = await compareOne(request, pinned, environment);
      for (const comparison of found) entries.push(await writeComparison(request, comparison));
    }
  }
  return entries;
}

async function compareOne(
  { access, network, root, run: given, runFolder }: RunDriftRequest,
  pinned: PinnedContract,
  environment: string,
): Promise<readonly EnvironmentComparison[]> {
  const { id } = pinned.contract.provider;
  const options = { version: toolVersion(), ...providerDriftOptions(id, root, new Date()) };
  const run = given ?? readObservedRun(runFolder);
  const request: CompareRequest = {
    ...{ pinned, environments: [environment], network, options },
    findRun: () => run,
  };
  const common = { provider: id, environment, against: 'contract' };
  const observed = { ...common, ...compareTraffic(environment, request) };
  if (access === undefined) return [observed];
  const side = await readSide(pinned, environment, access);
  if (side.kind === 'unpublished') return [observed];
  const served = compareSides({ old: 'contract', new: side }, request);
  if (side.kind === 'read' && served.verdict !== 'identical')
    await writeFileAtomic(servedSchemaFile(runFolder, side.document.digest), side.bytes);
  return [served, observed];
}

async function writeComparison(
  { network, runFolder }: RunDriftRequest,
  comparison: EnvironmentComparison,
): Promise<RunDrift> {
  const { basis, environment, observed, provider, reason, report, verdict } = comparison;
  const changes = report?.changes ?? [];
  const count = (wanted: string) => changes.filter(({ severity }) => severity === wanted).length;
  const entry = {
    ...{ provider, environment, network, basis, verdict },
    ...(reason === undefined ? {} : { reason }),
    ...{ breaking: count('breaking'), dangerous: count('dangerous'), safe: count('safe') },
    waived: changes.filter(({ severity, waiver }) => severity === 'breaking' && waiver !== undefined).length,
    ...(observed === undefined ? {} : { answers: observed.answers }),
  };
  if (report === undefined) return entry;
  const file = `drift/${provider}@${environment}-${basis}.json`;
  const text = `${JSON.stringify(report, null, 2)}\n`;
  await writeFileAtomic(join(runFolder, file), text);
  return { ...entry, report: { file, digest: digestOf(text) } };
}
