import { lstat, readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { digestOfFiles, digestOfJson } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';
import { readOnce } from '../util/read-once.ts';
import { ownConfigNames } from './own-config.ts';

/** Recordings and pictures are among the suites, too. */
const largest = 256 * 1024 * 1024;

/** What the scenarios of a project are, and a mark that differs once anything of them was written to, even if put back. */
export type SuiteState = { readonly digest: Digest; readonly mark: Digest };

/**
 * One digest over every file of the suites of the project in `root`, data and hidden files included, and over its own
 * Playwright configuration, so that evidence says which scenarios it came from. Only installed packages (`node_modules`) do
 * not count. Throws a `ConfigError` (`config_invalid`) for what is no plain file: a link's target would be bound by nothing.
 */
export async function suiteDigest(root: string): Promise<Digest> {
  return (await suiteState(root)).digest;
}

/** That digest, and the mark. Throws as `suiteDigest` does. */
export async function suiteState(root: string): Promise<SuiteState> {
  const found = new Found(root);
  for (const name of ownConfigNames) await found.addFile(name);
  await found.addFolder('suites');
  return { digest: digestOfFiles(found.files), mark: digestOfJson(found.marks) };
}

class Found {
  readonly files = new Map<string, Uint8Array>();
  readonly marks: Record<string, string> = {};
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async addFile(name: string): Promise<void> {
    const file = join(this.#root, name);
    const read = await readOnce(this.#root, file, largest);
    if (read === undefined) return;
    this.files.set(name, read.bytes);
    await this.#mark(name);
  }

  /** A folder that is not there has no files. */
  async addFolder(name: string): Promise<void> {
    const entries = await this.#list(name);
    if (entries === undefined) return;
    await this.#mark(name);
    for (const entry of entries) await this.#add(`${name}/${entry.name}`, entry);
  }

  #add(name: string, entry: Dirent): Promise<void> {
    if (entry.name === 'node_modules') return Promise.resolve();
    return entry.isDirectory() ? this.addFolder(name) : this.addFile(name);
  }

  async #list(name: string): Promise<readonly Dirent[] | undefined> {
    const folder = join(this.#root, name);
    try {
      if ((await lstat(folder)).isDirectory()) return await readdir(folder, { withFileTypes: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      throw noFolder(name, code);
    }
    throw noFolder(name);
  }

  /** No program can set the time of a change, other than that of its content. */
  async #mark(name: string): Promise<void> {
    const { ctimeNs, ino } = await lstat(join(this.#root, name), { bigint: true });
    this.marks[name] = `${ino} ${ctimeNs}`;
  }
}

function noFolder(file: string, found = 'something else'): ConfigError {
  const expected = 'a folder, and no link to one';
  return new ConfigError('config_invalid', [{ file, message: 'cannot be judged', expected, found }]);
}
