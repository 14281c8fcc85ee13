import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { UsageError } from '../../util/usage-error.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { during } from '../during.ts';
import { projectRoot } from '../project-root.ts';
import { findRun } from './find-run.ts';
import type { FoundRun } from './find-run.ts';
import { buildUsage } from './build-usage.ts';

/** What the options of `livegate usage` come to. */
export type UsageFlags = {
  readonly from?: string;
  readonly har?: readonly string[];
  readonly documents?: readonly string[];
  readonly check?: true;
};

/** Writes the usage files, or compares them, and returns the exit code. Nothing is written before all are ready. */
export async function updateUsage(ids: readonly string[], flags: UsageFlags): Promise<number> {
  const root = projectRoot();
  const run = wantedRun(root, flags);
  const named = readProviders(root, ids).map(({ id }) => id);
  const wanted = ids.length > 0 ? named : named.filter((id) => isKnown(id, run, flags));
  if (wanted.length === 0)
    throw new UsageError('nothing_selected', 'the run judged no provider of this project');
  const files = await during('reading what was sent and read', () =>
    Promise.all(wanted.map(async (id) => ({ id, ...(await buildUsage(root, id, { run, ...flags })) }))),
  );
  return flags.check === true ? compare(root, files) : write(root, files);
}

function wantedRun(root: string, { documents, from, har }: UsageFlags): FoundRun | undefined {
  const others = (har ?? documents) !== undefined;
  return from === undefined && others ? undefined : findRun(root, from);
}

function isKnown(id: string, run: FoundRun | undefined, { documents, har }: UsageFlags): boolean {
  if (run?.record.targets.some(({ provider }) => provider === id) === true) return true;
  return run === undefined && (har ?? documents) !== undefined;
}

type Built = { readonly id: string; readonly text: string; readonly notes: readonly string[] };

function fileOf(root: string, id: string): string {
  return join(root, 'contracts', id, 'usage.json');
}

async function write(root: string, files: readonly Built[]): Promise<number> {
  for (const { id, notes, text } of files) {
    await writeFileAtomic(fileOf(root, id), text);
    process.stdout.write(`wrote contracts/${id}/usage.json: ${notes.join(', ')}\n`);
  }
  process.stdout.write('next: commit it; drift is told from now on with what of it we use\n');
  return 0;
}

async function compare(root: string, files: readonly Built[]): Promise<number> {
  let stale = 0;
  for (const { id, text } of files) {
    const current = await readFile(fileOf(root, id), 'utf8').catch(() => undefined);
    if (current === text) continue;
    stale += 1;
    const found = current === undefined ? 'there is none' : 'not what the sources say';
    process.stdout.write(`contracts/${id}/usage.json: ${found}. Write it: livegate usage ${id}\n`);
  }
  return stale === 0 ? 0 : 1;
}
