import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { relative } from 'node:path';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';

/** The bytes of one read of a file, and their digest: what is judged and what is used are the same. */
export type ReadFile = { readonly bytes: Buffer; readonly text: string; readonly digest: Digest };

const megabyte = 1024 * 1024;

/**
 * Opens a file once and reads it whole; undefined where there is none. Throws a `ConfigError` (`config_invalid`) for what is
 * no plain file of at most `largest` bytes: a pipe, a device or a folder is never waited for, a symbolic link is not followed.
 */
export async function readOnce(
  root: string,
  file: string,
  largest = 16 * megabyte,
): Promise<ReadFile | undefined> {
  const shown = relative(root, file);
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (!stat.isFile() || stat.size > largest) throw refused(shown, largest, describe(stat));
      const bytes = await handle.readFile();
      return {
        bytes,
        // Made where it is asked for: it is as large as the bytes once more.
        get text() {
          return bytes.toString('utf8');
        },
        digest: digestOf(bytes),
      };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return undefined;
    if (error instanceof ConfigError) throw error;
    throw refused(shown, largest, code === 'ELOOP' ? 'a symbolic link' : (code ?? 'something else'));
  }
}

function describe(stat: Stats): string {
  return stat.isFile() ? `${Math.ceil(stat.size / megabyte)} MB` : 'something else';
}

function refused(file: string, largest: number, found: string): ConfigError {
  const expected = `a plain file of at most ${largest / megabyte} MB`;
  const problem = { file, message: 'cannot be judged', expected, found };
  return new ConfigError('config_invalid', [problem]);
}
