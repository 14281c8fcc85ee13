import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Removal } from './removal.ts';

const repository = join(import.meta.dirname, '../../..');
const copied = ['bin', 'src', 'packs', 'schemas', 'contracts', 'suites', 'package.json', 'tsconfig.json'];

/** Milliseconds after which a test file is given up: removing a check may make one wait for ever. */
const patience = 120_000;

/** A copy of the tree in a temporary folder: what is removed is removed there, never here. */
export class Tree {
  readonly #root = mkdtempSync(join(tmpdir(), 'livegate-mutation-'));

  /** What a test that is stopped leaves behind goes with the tree. */
  readonly #temporary = join(this.#root, 'tmp');

  constructor() {
    for (const name of copied) cpSync(join(repository, name), join(this.#root, name), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(this.#root, 'node_modules'));
    mkdirSync(this.#temporary);
  }

  /** Tests of one tree share compiled code, and write into its own temporary folder. */
  get #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      TMPDIR: this.#temporary,
      NODE_COMPILE_CACHE: join(this.#temporary, 'compiled'),
    };
  }

  /** Does something while one check is removed, and puts it back. Throws where the text does not stand there once. */
  async without<Result>({ file, find, replace }: Removal, act: () => Promise<Result>): Promise<Result> {
    const path = join(this.#root, 'src', file);
    const text = readFileSync(path, 'utf8');
    if (text.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`);
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
    try {
      return await act();
    } finally {
      writeFileSync(path, text);
    }
  }

  /** Runs one test file until its end or its first failure; undefined: it is green, else what failed. */
  run(test: string): Promise<string | undefined> {
    const child = spawn(
      process.execPath,
      ['--test', '--test-isolation=none', '--test-reporter=tap', join('src', test)],
      { cwd: this.#root, env: this.#environment, stdio: ['ignore', 'pipe', 'ignore'], detached: true },
    );
    const stop = (): void => {
      stopGroup(child);
    };
    const timer = setTimeout(stop, patience);
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      if (failureIn(seen) !== undefined) stop();
    });
    return new Promise((resolve) => {
      child.on('close', (code) => {
        clearTimeout(timer);
        resolve(code === 0 ? undefined : (failureIn(seen) ?? 'it did not end well'));
      });
    });
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** A test and all that it has started. */
function stopGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended meanwhile
  }
}

function failureIn(tap: string): string | undefined {
  return /^not ok \d+ - (.*)\n/m.exec(tap)?.[1];
}
