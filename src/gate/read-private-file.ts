import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { GateError } from './gate-error.ts';

/**
 * The text of a file that only its owner can read. Throws a `GateError`: `key_missing` where it cannot be read, `key_exposed`
 * where others can read it, too. Never waits for a pipe.
 */
export async function readPrivateFile(file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    const hint = 'Make a key with "livegate keys create <name>".';
    throw new GateError('key_missing', `${file} cannot be read`, { cause: error, exitCode: 2, hint });
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new GateError('key_missing', `${file} is no file`, { exitCode: 2 });
    const { mode } = stat;
    if (process.platform === 'win32' || (mode & 0o077) === 0) return await handle.readFile('utf8');
    const shown = (mode & 0o777).toString(8);
    throw new GateError('key_exposed', `others can read ${file} (mode ${shown})`, {
      exitCode: 2,
      hint: `If it is a private key: chmod 600 ${file}`,
    });
  } finally {
    await handle.close();
  }
}
