import { resolve } from 'node:path';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { LivegateError } from '../util/errors.ts';

/**
 * Writes a file that somebody named on the command line, whole or not at all. Throws a `LivegateError`
 * (`output_unwritable`, exit code 2) that names it where it cannot be written.
 */
export async function writeOutput(file: string, text: string | Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(resolve(file), text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new LivegateError('output_unwritable', `${file} cannot be written (${code})`, {
      ...{ cause: error, exitCode: 2 },
      hint: 'Name a file in a folder that can be written.',
    });
  }
}
