import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../util/errors.ts';

/**
 * The ids of all providers of a project: the folders of `contracts/` that hold a `provider.yaml`, sorted. Throws a
 * `ConfigError` (`config_missing`) where there is no `contracts` folder. Reads no provider file.
 */
export function listProviders(root: string): readonly string[] {
  const folder = join(root, 'contracts');
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : undefined;
  if (entries === undefined)
    throw new ConfigError(
      'config_missing',
      [
        {
          file: 'contracts',
          message: 'there is no such folder',
          expected: 'a folder with one folder for each provider',
          found: 'nothing',
        },
      ],
      {
        hint: 'Run the command in the project’s root folder.',
      },
    );
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'provider.yaml')))
    .map(({ name }) => name)
    .sort();
}
