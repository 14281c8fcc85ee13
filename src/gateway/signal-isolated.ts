import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

/**
 * Sends signals to the command inside: bubblewrap itself would only die of them, and take the command with it unasked.
 * `bwrap` must write what it knows to descriptor 3.
 */
export function signalIsolated(bwrap: ChildProcess): (signal: NodeJS.Signals) => void {
  let text = '';
  (bwrap.stdio[3] as Readable).setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return (signal) => {
    const inside = commandsOf(/"child-pid":\s*(\d+)/.exec(text)?.[1]);
    if (inside.length === 0) bwrap.kill(signal);
    for (const pid of inside) process.kill(pid, signal);
  };
}

/** The first process of the namespace is bubblewrap's own; the command is its child. */
function commandsOf(first: string | undefined): number[] {
  if (first === undefined) return [];
  try {
    const text = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
