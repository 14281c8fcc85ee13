import { existsSync, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { digestOfFiles } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';
import { nearestOf } from '../util/nearest.ts';
import { readOnce } from '../util/read-once.ts';

/** Some providers publish tens of megabytes. */
const largest = 64 * 1024 * 1024;

/** The files of one contract folder: each is read once, and the digest is over exactly the bytes that were used. */
export class ContractFiles {
  readonly root: string;
  readonly #read = new Map<string, Buffer>();

  constructor(folder: string) {
    this.root = resolve(folder);
  }

  /** The text of a file within the folder. `expected` says what it is. Throws a `ConfigError`: `config_missing`, and what `readOnce` throws. */
  async text(name: string, expected: string): Promise<string> {
    const known = this.#read.get(name);
    if (known !== undefined) return known.toString('utf8');
    const bytes = await this.#bytes(name, expected);
    this.#read.set(name, bytes);
    return bytes.toString('utf8');
  }

  /** The names of a subfolder's files with an ending, sorted, as `text` takes them. */
  async list(folder: string, ending: string): Promise<readonly string[]> {
    const names = await readdir(this.#within(folder)).catch((error: unknown) => {
      throw missingFile(this.root, folder, `a folder of ${ending} files`, error);
    });
    return names
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => `${folder}/${name}`);
  }

  /** How a file is called in messages. */
  shown(name: string): string {
    return shownName(this.root, name);
  }

  /** Over all files that have been read so far, by name. */
  digest(): Digest {
    return digestOfFiles(this.#read);
  }

  async #bytes(name: string, expected: string): Promise<Buffer> {
    const read = await readOnce(resolve(this.root, '../..'), this.#within(name), largest);
    if (read === undefined) throw missingFile(this.root, name, expected);
    return read.bytes;
  }

  #within(name: string): string {
    const file = resolve(this.root, name);
    if (file.startsWith(this.root + sep)) return file;
    throw new ConfigError('config_invalid', [
      {
        file: this.shown('provider.yaml'),
        message: 'names a file outside its folder',
        expected: 'a file within the folder',
        found: name,
      },
    ]);
  }
}

/** How a file of a provider is called in messages: `contracts/fluz/provider.yaml`, wherever the project is. */
export function shownName(root: string, name: string): string {
  return join(basename(dirname(root)), basename(root), name);
}

/** A file that cannot be read; where the whole folder is missing, the nearest provider that there is. */
export function missingFile(root: string, name: string, expected: string, cause?: unknown): ConfigError {
  const code = cause === undefined ? 'ENOENT' : ((cause as NodeJS.ErrnoException).code ?? 'unreadable');
  if (existsSync(root))
    return new ConfigError(
      'config_missing',
      [
        {
          file: shownName(root, name),
          message: 'cannot be read',
          expected,
          found: code === 'ENOENT' ? 'no such file' : code,
        },
      ],
      { cause },
    );
  const siblings = existsSync(dirname(root)) ? readdirSync(dirname(root)) : [];
  const problem = {
    file: shownName(root, ''),
    message: 'there is no such provider',
    expected: siblings.length === 0 ? 'a provider’s folder' : `one of ${siblings.join(', ')}`,
    found: basename(root),
    ...nearestOf(basename(root), siblings),
  };
  return new ConfigError('provider_unknown', [problem], {
    cause,
  });
}
