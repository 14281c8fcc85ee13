import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import { readProviderSync } from '../../contract/load-provider.ts';
import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import type { DriftOptions } from '../../drift/find-schema-changes.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { onNetwork } from '../../model/on-network.ts';
import { compareSides } from '../../scenario/drift/compare-sides.ts';
import { findRun } from '../../scenario/drift/find-run.ts';
import { pinContract } from '../../scenario/drift/pinned-contract.ts';
import { readSchemaFile } from '../../scenario/drift/read-schema-file.ts';
import { UsageError } from '../../util/usage-error.ts';
import { namedProvider } from './named-provider.ts';
import type { SourceOptions } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/** An environment of a provider that publishes no schema. */
type Silent = { readonly id: string; readonly name: string; readonly why: string; readonly isLive: boolean };

/** What is compared by traffic: a provider's contract, or one of its environments, with an environment of it. */
export type ObservedSides = { readonly old: 'contract' | Silent; readonly new: Silent };

/**
 * What two sides of a command line come to where the traffic of a run has to stand for an environment that publishes no
 * schema; undefined where both have one. Throws a `UsageError` where traffic cannot be held against the other side, a
 * `SchemaSourceError` (exit code 3) for a live one: no run ever asks it.
 */
export function observedSides(
  before: string,
  after: string,
  { folder, network }: SourceOptions,
): ObservedSides | undefined {
  const [old, next] = [silentAt(before, folder), silentAt(after, folder)];
  const silent = [next, old].find((side) => side?.isLive === true) ?? next ?? old;
  if (silent === undefined) return undefined;
  if (silent.isLive) throw unavailable(`${silent.id}@${silent.name} has no schema to compare: ${silent.why}`);
  if (next !== undefined && before === next.id && namedProvider(before, folder) === before)
    return { old: 'contract', new: next };
  if (next !== undefined && old?.id === next.id) return { old, new: next };
  throw new UsageError(
    'option_invalid',
    `${silent.id}@${silent.name} publishes no schema: ${silent.why}`,
    `What a run saw of it can be held against the pinned contract: livegate diff ${silent.id} ${silent.id}@${silent.name}${onNetwork(network)}`,
  );
}

function silentAt(words: string, folder: string): Silent | undefined {
  const id = namedProvider(words, folder);
  const [, name] = words.split('@');
  if (id === undefined || name === undefined) return undefined;
  const provider = readProviderSync(join(folder, 'contracts', id));
  if (!Object.hasOwn(provider.environments, name)) return undefined;
  const source = schemaSourceOf(provider, name);
  const isLive = provider.environments[name]?.stage === 'live';
  return source.kind === 'none' ? { id, name, why: source.why, isLive } : undefined;
}

/**
 * Compares by the traffic of the latest run on the network. Throws a `SchemaSourceError` (exit code 3) where no run saw
 * anything, a `ConfigError` for a contract with mistakes. Asks no environment.
 */
export async function findObservedDiff(
  sides: ObservedSides,
  { folder: root, network }: SourceOptions,
  options: DriftOptions,
): Promise<DriftReport> {
  const contract = await loadContract(join(root, 'contracts', sides.new.id));
  const [old, next] = [sides.old === 'contract' ? sides.old : unpublished(sides.old), unpublished(sides.new)];
  const wanted = { root, network, faults: [], drifts: [] };
  const { reason, report } = compareSides(
    { old, new: next },
    {
      pinned: pinContract(root, contract, await readSchemaFile(contract)),
      environments: [],
      findRun: (provider, environment) => findRun(wanted, provider, environment),
      network,
      options,
    },
  );
  if (report === undefined) throw unavailable(reason ?? 'nothing was observed');
  const named = (side: DriftReport['old'], { id, name }: Silent) => ({
    ...side,
    source: `${side.source} in run ${findRun(wanted, id, name)?.id ?? ''}`,
  });
  return {
    ...report,
    old: sides.old === 'contract' ? report.old : named(report.old, sides.old),
    new: named(report.new, sides.new),
  };
}

function unavailable(message: string): SchemaSourceError {
  return new SchemaSourceError('source_unavailable', message, { exitCode: 3 });
}

function unpublished({ name, why }: Silent): { name: string; kind: 'unpublished'; why: string } {
  return { name, kind: 'unpublished', why };
}
