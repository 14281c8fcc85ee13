import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import type { DriftVerdict } from '../../model/change.ts';
import type { RunDrift, RunRecord } from '../../model/run-record.ts';
import { onlyGiven } from './observed-run.ts';
import { readSchemaFile } from './read-schema-file.ts';
import { findRunDrift } from './run-drift.ts';

/** One shard: its record and its folder. */
type Shard = { readonly record: RunRecord; readonly folder: string };

const order: readonly DriftVerdict[] = ['breaking', 'unknown', 'dangerous', 'safe', 'identical'];

/**
 * The drift of shards together. Of the schemas that they read, the worst is kept; the traffic of all, which must have
 * been copied to `runFolder`, is looked at anew. Undefined where no shard came to it.
 */
export async function mergeDrift(
  shards: readonly Shard[],
  root: string,
  runFolder: string,
): Promise<readonly RunDrift[] | undefined> {
  const [first] = shards;
  if (first === undefined || shards.every(({ record }) => record.drift === undefined)) return undefined;
  const { network, targets } = first.record;
  const ids = [...new Set(targets.map(({ provider }) => provider))];
  const contracts = await Promise.all(ids.map((id) => loadContract(join(root, 'contracts', id))));
  const schemas = await Promise.all(
    contracts.map(async (contract) => [contract, await readSchemaFile(contract)] as const),
  );
  const run = { id: first.record.id, folder: runFolder, targets, given: onlyGiven(first.record) };
  const observed = await findRunDrift({ root, runFolder, network, targets, contracts: schemas, run });
  const merged: RunDrift[] = [];
  for (const entry of observed) merged.push(...(await worstSchema(shards, entry, runFolder)), entry);
  return merged;
}

/** What the shards found of the published schema of one environment: at most one, with its report and what was served copied. */
async function worstSchema(
  shards: readonly Shard[],
  { environment, provider }: RunDrift,
  runFolder: string,
): Promise<readonly RunDrift[]> {
  const found = shards.flatMap(({ folder, record: { drift = [] } }) =>
    drift
      .filter((one) => one.basis === 'schema' && one.provider === provider && one.environment === environment)
      .map((entry) => ({ entry, folder })),
  );
  const [worst] = found.sort((a, b) => order.indexOf(a.entry.verdict) - order.indexOf(b.entry.verdict));
  if (worst === undefined) return [];
  const { entry, folder } = worst;
  if (entry.report !== undefined)
    await cp(join(folder, entry.report.file), join(runFolder, entry.report.file));
  const schemas = join(folder, 'schemas');
  if (existsSync(schemas)) await cp(schemas, join(runFolder, 'schemas'), { recursive: true });
  return [entry];
}
