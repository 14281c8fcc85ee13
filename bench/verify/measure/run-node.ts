import { spawn } from 'node:child_process';
import type { ToolCommand } from '../tools/tool.ts';

export type NodeRun = { readonly exitCode: number; readonly seconds: number; readonly output: string };

/** Runs a script with this very Node and waits for its end. Output is kept for messages, its last part only. */
export async function runNode({ args, cwd, env = {} }: ToolCommand): Promise<NodeRun> {
  const start = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (output = (output + text).slice(-20_000)));
  }
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
  return { exitCode, seconds: (performance.now() - start) / 1000, output };
}
