import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFiles } from '../../gate/project-files.ts';
import { readRun } from '../../scenario/run-folder.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { Network } from '../gate/with-facts.ts';

/**
 * The folder of a run: by its id, by its path, or the newest one on this network for `latest`. One part of a run that was
 * sharded is never the latest: it has shown a part only.
 * @throws UsageError `nothing_selected` where there is no such run
 */
export function findRunFolder(root: string, wanted: string, network: Network): string {
  const runs = projectFiles.runs(root);
  if (wanted === 'latest') return latest(runs, network);
  const folder = [join(runs, wanted), resolve(wanted)].find((one) => existsSync(join(one, 'run.json')));
  if (folder !== undefined) return folder;
  const known = names(runs).slice(0, 3).join(', ');
  throw new UsageError(
    'nothing_selected',
    `--run: there is no run ${JSON.stringify(wanted)}`,
    known === '' ? 'Run livegate verify first.' : `The newest are: ${known}.`,
  );
}

function latest(runs: string, network: Network): string {
  const found = names(runs).find((name) => {
    const record = readRun(join(runs, name));
    return record.network === network && record.shard === undefined;
  });
  if (found !== undefined) return join(runs, found);
  throw new UsageError(
    'nothing_selected',
    `there is no run on the ${network} network`,
    'Run livegate verify first; of shards, merge all with livegate merge.',
  );
}

/** Newest first: a run's name begins with its time. */
function names(runs: string): readonly string[] {
  if (!existsSync(runs)) return [];
  return readdirSync(runs)
    .filter((name) => existsSync(join(runs, name, 'run.json')))
    .sort()
    .reverse();
}
