import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export type OtherProcess = {
  readonly child: ChildProcessByStdio<null, Readable, null>;
  /** Everything it printed, once it has ended. */
  readonly printed: Promise<string>;
  readonly ended: Promise<unknown>;
};

/**
 * Runs the body of a module in a Node process of its own. It has `openFileLedger`, `withExclusiveLock`, `sampleEntry` and
 * `args`. `under`: a shell command that runs it, its own as `"$@"`.
 */
export function startProcess(body: string, args: readonly string[], under = 'exec "$@"'): OtherProcess {
  const from = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const source = `
    import { openFileLedger } from ${from('../file/file-ledger.ts')};
    import { withExclusiveLock } from ${from('../file/exclusive-lock.ts')};
    import { sampleEntry } from ${from('sample-entry.ts')};
    const args = process.argv.slice(1);
    ${body}`;
  const node = [process.execPath, '--input-type=module', '-e', source, '--', ...args];
  const child = spawn('sh', ['-c', under, 'sh', ...node], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, printed: text(child.stdout), ended: once(child, 'exit') };
}
