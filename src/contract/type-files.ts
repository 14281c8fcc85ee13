import { join } from 'node:path';
import { withAllMistakesOf } from '../util/with-all-mistakes.ts';
import type { GeneratedFile } from './generated-file.ts';
import { generateTypes } from './generate-types.ts';

/** `types.d.ts` of each of these providers, as it should be. Throws a `ConfigError` with the mistakes of all contracts. */
export function typeFiles(root: string, ids: readonly string[]): Promise<readonly GeneratedFile[]> {
  return withAllMistakesOf(ids, async (id) => ({
    file: join('contracts', id, 'types.d.ts'),
    content: await generateTypes(join(root, 'contracts', id)),
  }));
}
