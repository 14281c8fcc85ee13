import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import { readSchemaFile } from '../../scenario/drift/read-schema-file.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { digestOf } from '../../util/digest.ts';
import { UsageError } from '../../util/usage-error.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { during } from '../during.ts';
import { projectRoot } from '../project-root.ts';
import { findRun } from './find-run.ts';
import type { FoundRun } from './find-run.ts';
import { buildUsage, usageText } from './build-usage.ts';
import type { WantedUsage } from './build-usage.ts';

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
  const built = await during('reading what was sent and read', () =>
    Promise.all(wanted.map((id) => build(root, id, { run, ...flags }))),
  );
  const files = built.filter((one) => one !== undefined);
  const [missing] = ids.filter((id) => !files.some((one) => one.id === id));
  if (missing !== undefined || files.length === 0)
    throw new UsageError(
      'nothing_selected',
      `nothing in what was given goes to ${missing ?? 'any provider'}`,
    );
  if (flags.check === true) return compare(root, files);
  const others = named.filter((id) => !files.some((one) => one.id === id));
  return write(root, files, others);
}

function wantedRun(root: string, { documents, from, har }: UsageFlags): FoundRun | undefined {
  const others = (har ?? documents) !== undefined;
  return from === undefined && others ? undefined : findRun(root, from);
}

function isKnown(id: string, run: FoundRun | undefined, { documents, har }: UsageFlags): boolean {
  if (run?.record.targets.some(({ provider }) => provider === id) === true) return true;
  return run === undefined && (har ?? documents) !== undefined;
}

/** Undefined where nothing of all that was given is for this provider: its file would say that nothing is used. */
async function build(root: string, id: string, wanted: WantedUsage): Promise<Built | undefined> {
  const contract = await loadContract(join(root, 'contracts', id));
  const schemaDigest = digestOf(await readSchemaFile(contract));
  const found = await buildUsage({ contract, schemaDigest, judged: contract }, wanted);
  return found === undefined ? undefined : { id, notes: found.notes, text: usageText(found.usage) };
}

type Built = { readonly id: string; readonly text: string; readonly notes: readonly string[] };

function fileOf(root: string, id: string): string {
  return join(root, 'contracts', id, 'usage.json');
}

async function write(root: string, files: readonly Built[], others: readonly string[]): Promise<number> {
  for (const { id, notes, text } of files) {
    await writeFileAtomic(fileOf(root, id), text);
    process.stdout.write(`wrote contracts/${id}/usage.json: ${notes.join(', ')}\n`);
  }
  if (others.length > 0)
    process.stdout.write(`left as it is, for nothing in what was given goes there: ${others.join(', ')}\n`);
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
