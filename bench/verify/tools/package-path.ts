import { existsSync } from 'node:fs';
import { join } from 'node:path';

const benchModules = join(import.meta.dirname, '../../node_modules');
const projectModules = join(import.meta.dirname, '../../../node_modules');

/** A file of an installed package: of bench's own, or else of the project's. */
export function packagePath(packageName: string, file = 'package.json'): string {
  const own = join(benchModules, packageName, file);
  return existsSync(own) ? own : join(projectModules, packageName, file);
}
