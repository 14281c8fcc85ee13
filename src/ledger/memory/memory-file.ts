import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { canonicalJson } from '../../util/canonical-json.ts';
import { digestOf } from '../../util/digest.ts';
import { unlessMissing } from '../../util/unless-missing.ts';
import type { LedgerHead } from '../ledger.ts';

const schema = 'https://livegate.dev/ledger-memory/v1';

/** Where the greatest head of a ledger is kept; `name`: what tells it from the other ledgers of this machine. */
export function memoryFile(folder: string, name: string): string {
  return join(folder, 'ledgers', `${digestOf(name).replace('sha256:', '')}.json`);
}

/** What is kept there; undefined: nothing. Throws a `SyntaxError` for a file of another form, and what reading throws. */
export async function readMemory(file: string): Promise<LedgerHead | undefined> {
  const text = await unlessMissing(readFile(file, 'utf8'));
  if (text === undefined) return undefined;
  const { root, size, ...more } = JSON.parse(text) as Partial<Record<string, unknown>>;
  if (more['schema'] === schema && isCount(size) && typeof root === 'string') return { size, root };
  throw new SyntaxError(`${file} is no memory of a ledger`);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** `name` stands in it for people. */
export async function writeMemory(file: string, name: string, { root, size }: LedgerHead): Promise<void> {
  await writeFileAtomic(file, `${canonicalJson({ schema, ledger: name, size, root })}\n`);
}
