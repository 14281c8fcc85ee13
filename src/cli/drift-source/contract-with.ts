import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { ConfigError } from '../../util/errors.ts';
import { SchemaSourceError } from './source-error.ts';

/** A contract, or the mistakes that it has. */
export type LoadedContract = { readonly contract: Contract } | { readonly mistakes: string };

/**
 * The contract as it would be with another text in its schema file, digest included. Its folder is read and never
 * written: the other one is put together beside the system's temporary files, without sealed credentials. Throws a
 * `SchemaSourceError` (exit code 3) where there is no place for it.
 */
export async function contractWith({ folder, provider }: Contract, schema: string): Promise<LoadedContract> {
  const root = await mkdtemp(join(tmpdir(), 'livegate-pull-')).catch((error: unknown) => {
    throw new SchemaSourceError('source_unavailable', `no temporary folder: ${(error as Error).message}`, {
      exitCode: 3,
      hint: 'Nothing was written.',
      cause: error,
    });
  });
  const staged = join(root, 'contracts', provider.id);
  try {
    await cp(folder, staged, {
      recursive: true,
      filter: (source) => relative(folder, source).split(sep)[0] !== 'credentials',
    });
    await writeFile(join(staged, provider.contract.file), schema);
    return { contract: await loadContract(staged) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { mistakes: error.message };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
