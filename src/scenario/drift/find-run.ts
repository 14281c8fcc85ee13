import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { UsageError } from '../../util/usage-error.ts';
import { readJson, readObservedRun } from './observed-run.ts';
import type { ObservedRun } from './observed-run.ts';

/** What a run must have been for its traffic to say something of an environment now. */
export type WantedRun = {
  readonly root: string;
  readonly network: 'sandbox' | 'internet';
  readonly faults: readonly string[];
  readonly drifts: readonly string[];
  /** Id of a run, or its folder; absent: the latest that fits. */
  readonly from?: string;
};

/**
 * The run whose traffic is looked at for an environment: the one that was asked for, or the latest on this network under
 * the very same faults and drift packs that looked at it. Undefined where there is none.
 * @throws UsageError `option_invalid` for a run that is not there, or was on another network
 */
export function findRun(wanted: WantedRun, provider: string, environment: string): ObservedRun | undefined {
  const { from, root } = wanted;
  if (from !== undefined) return namedRun(wanted, from);
  const folder = join(root, 'reports', 'runs');
  const ids = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
  for (const id of ids) {
    const run = fitting(join(folder, id), wanted);
    if (run?.targets.some((one) => one.provider === provider && one.environment === environment)) return run;
  }
  return undefined;
}

function fitting(folder: string, { drifts, faults, network }: WantedRun): ObservedRun | undefined {
  const record = readJson(join(folder, 'run.json'));
  if (record === undefined || record['network'] !== network || record['shard'] !== undefined)
    return undefined;
  const given = [record['faults'] ?? [], record['drifts'] ?? []];
  return isDeepStrictEqual(given, [faults, drifts]) ? readObservedRun(folder) : undefined;
}

function namedRun({ network, root }: WantedRun, from: string): ObservedRun {
  const folder =
    isAbsolute(from) || existsSync(resolve(from)) ? resolve(from) : join(root, 'reports', 'runs', from);
  const run = readObservedRun(folder);
  const of = readJson(join(folder, 'run.json'))?.['network'];
  if (run === undefined || typeof of !== 'string')
    throw new UsageError(
      'option_invalid',
      `--from ${from}: there is no record of a run`,
      'Give the id of a run, or its folder, as reports/runs/<id>.',
    );
  if (of === network) return run;
  throw new UsageError(
    'option_invalid',
    `--from ${from}: that run was on the ${of} network, and this looks at the ${network}`,
    `Add "--network ${of}".`,
  );
}
