import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../util/errors.ts';

/** The folder with `contracts/`: the working folder. Nothing above it is searched, so that no other project is judged. */
export function projectRoot(folder = process.cwd()): string {
  if (existsSync(join(folder, 'contracts'))) return folder;
  throw new ConfigError('config_missing', [
    {
      file: join(folder, 'contracts'),
      message: 'there is no folder of providers here',
      expected: 'contracts/<provider>/provider.yaml',
      hint: 'Run livegate in the folder that holds contracts/ and suites/, or begin one: livegate init <provider> <schema>.',
    },
  ]);
}
