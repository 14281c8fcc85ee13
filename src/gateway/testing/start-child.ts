import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { testProvider } from '../../network/testing/test-provider.ts';
import type { ChildOptions } from '../run-child.ts';

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

export type StartedChild = {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once the child has printed this. */
  readonly printed: (text: string) => Promise<void>;
};

const main = join(import.meta.dirname, 'run-child-main.ts');

/** `runChild` in a process of its own, for Acme, whose variables are TEST_CLIENT_ID and TEST_CLIENT_SECRET. */
export function startChild(
  options: Partial<ChildOptions>,
  env: NodeJS.ProcessEnv = process.env,
): StartedChild {
  const all = {
    ...{ provider: testProvider, providers: [testProvider], credentials: {}, command: ['true'] },
    ...{ gateway: { url: 'http://127.0.0.1:1/secret' } },
    ...options,
  };
  const started = spawn(process.execPath, [main, JSON.stringify(all)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  started.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  started.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
  const ended = new Promise<Ended>((resolve) => {
    started.once('close', (code) => {
      resolve({ code, out, err });
    });
  });
  const printed = async (text: string): Promise<void> => {
    while (!out.includes(text)) await new Promise((resolve) => started.stdout.once('data', resolve));
  };
  return { process: started, ended, printed };
}
