import { styleText } from 'node:util';

/** A line on standard error, which is ours: standard output belongs to the command that is run. */
export function tell(line: string): void {
  process.stderr.write(`livegate: ${line}\n`);
}

/** What should not be overlooked, in red on a terminal. */
export function warning(text: string): string {
  return styleText('red', text, { stream: process.stderr });
}
