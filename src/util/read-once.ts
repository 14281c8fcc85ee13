import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { relative } from 'node:path';
import { digestOf } from './digest.ts';
import type { Digest } from './digest.ts';
import { ConfigError } from './errors.ts';

/** The bytes of one read of a file, and their digest: what is judged and what is used are the same. */
export type ReadFile = { readonly bytes: Buffer; readonly text: string; readonly digest: Digest };

const megabyte = 1024 * 1024;
const usual = 16 * megabyte;
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a file once and reads it whole; undefined where there is none. Throws a `ConfigError` (`config_invalid`) for what is
 * no plain file of at most `largest` bytes: a pipe, a device or a folder is never waited for, a symbolic link is not followed.
 */
export async function readOnce(root: string, file: string, largest = usual): Promise<ReadFile | undefined> {
  const shown = relative(root, file);
  try {
    const handle = await open(file, flags);
    try {
      requirePlain(await handle.stat(), shown, largest);
      return readFrom(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    refuseUnlessMissing(error, shown, largest);
    return undefined;
  }
}

/** The same, for what cannot wait. */
export function readOnceSync(root: string, file: string, largest = usual): ReadFile | undefined {
  const shown = relative(root, file);
  try {
    const descriptor = openSync(file, flags);
    try {
      requirePlain(fstatSync(descriptor), shown, largest);
      return readFrom(readFileSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    refuseUnlessMissing(error, shown, largest);
    return undefined;
  }
}

// Each is made where it is asked for: a text is as large as the bytes once more, and a digest of many files takes its time.
function readFrom(bytes: Buffer): ReadFile {
  return {
    bytes,
    get text() {
      return bytes.toString('utf8');
    },
    get digest() {
      return digestOf(bytes);
    },
  };
}

function requirePlain(stat: Stats, shown: string, largest: number): void {
  if (!stat.isFile() || stat.size > largest) throw refused(shown, largest, describe(stat));
}

function refuseUnlessMissing(error: unknown, shown: string, largest: number): void {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return;
  if (error instanceof ConfigError) throw error;
  // A socket cannot be opened at all.
  const names: Readonly<Record<string, string>> = { ELOOP: 'a symbolic link', ENXIO: 'something else' };
  throw refused(shown, largest, names[code ?? ''] ?? code ?? 'something else');
}

function describe(stat: Stats): string {
  return stat.isFile() ? `${Math.ceil(stat.size / megabyte)} MB` : 'something else';
}

function refused(file: string, largest: number, found: string): ConfigError {
  const expected = `a plain file of at most ${largest / megabyte} MB`;
  const hint =
    found === 'a symbolic link' ? { hint: 'Put a copy of the file in the place of the link.' } : {};
  const problem = { file, message: 'cannot be judged', expected, found, ...hint };
  return new ConfigError('config_invalid', [problem]);
}
