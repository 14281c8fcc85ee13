import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What one command printed, on both outputs together, and how it ended. */
export type Ended = { readonly code: number; readonly output: string };

/** Runs `livegate` in a folder as a process of its own. */
export class Livegate {
  readonly #bin: string;
  readonly #folder: string;

  constructor(root: string, folder: string) {
    this.#bin = join(root, 'bin', 'livegate.js');
    this.#folder = folder;
  }

  /** The environment of its commands: what they remember stays in the folder. */
  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, XDG_STATE_HOME: join(this.#folder, '.state') };
  }

  /** Runs one command to its end. */
  async run(words: readonly string[], input = ''): Promise<Ended> {
    const child = this.start(words);
    child.stdin?.end(input);
    const ended = new Promise<number>((resolve) =>
      child.once('close', (code) => {
        resolve(code ?? 1);
      }),
    );
    const [out, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    return { code: await ended, output: out + errors };
  }

  /** Starts one command and lets it run. */
  start(words: readonly string[]): ChildProcess {
    const options = { cwd: this.#folder, env: this.environment, stdio: 'pipe' } as const;
    return spawn(process.execPath, [this.#bin, ...words], options);
  }
}

function textOf(stream: ChildProcess['stdout']): Promise<string> {
  return stream === null ? Promise.resolve('') : text(stream);
}
