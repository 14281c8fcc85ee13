import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where livegate keeps what it remembers on this machine, by the XDG Base Directory Specification: `$XDG_STATE_HOME/livegate`,
 * `~/.local/state/livegate` where that is not set; a relative one does not count.
 */
export function stateFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = environment['XDG_STATE_HOME'] ?? '';
  return join(isAbsolute(home) ? home : join(homedir(), '.local', 'state'), 'livegate');
}
