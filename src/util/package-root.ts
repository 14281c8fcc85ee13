import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of livegate's own package.json, in the sources as in the compiled package. */
export function packageRoot(folder = import.meta.dirname): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
