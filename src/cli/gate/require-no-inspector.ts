import { url } from 'node:inspector';
import { UsageError } from '../../util/usage-error.ts';

/**
 * Throws a `UsageError` where Node's inspector listens: whoever connects to it reads and runs what they like in this process.
 * `bin/livegate.js` keeps SIGUSR1 from opening it later.
 */
export function requireNoInspector(): void {
  if (url() === undefined) return;
  throw new UsageError(
    'option_invalid',
    'a debugger listens, and could read the credentials from the memory of this process',
    'Run it without --inspect, also in NODE_OPTIONS.',
  );
}
