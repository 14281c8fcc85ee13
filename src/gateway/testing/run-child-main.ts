/** Runs a child as `livegate exec` does, in a process of its own: the options stand in the first argument as JSON. */
import { runChild } from '../run-child.ts';
import type { ChildOptions } from '../run-child.ts';

try {
  process.exitCode = await runChild(JSON.parse(process.argv[2] ?? '') as ChildOptions);
} catch (error) {
  const { code, message, exitCode } = error as { code: string; message: string; exitCode: number };
  process.stderr.write(`${code}: ${message}\n`);
  process.exitCode = exitCode;
}
