import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The provider that the words of a side name, as `fluz` or `fluz@staging`; a file of that name is none. */
export function namedProvider(words: string, folder: string): string | undefined {
  const [, id] = /^([\w-]+)(?:@[\w-]+)?$/.exec(words) ?? [];
  if (id === undefined || statSync(resolve(folder, words), { throwIfNoEntry: false })?.isFile() === true)
    return undefined;
  return existsSync(join(folder, 'contracts', id, 'provider.yaml')) ? id : undefined;
}
