import { join } from 'node:path';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import { namedProvider } from './named-provider.ts';

/**
 * What takes the notes of a contract's file (`contract.annotations` of provider.yaml) out of a side, if a provider is
 * named: of either side, for a copy of that file and an older one have them, too.
 */
export async function bareOf(
  sides: readonly string[],
  folder: string,
): Promise<(document: SchemaDocument) => SchemaDocument> {
  const [id] = sides.flatMap((words) => namedProvider(words, folder) ?? []);
  if (id === undefined) return (document) => document;
  const { readProviderSync } = await import('../../contract/load-provider.ts');
  const { withoutAnnotations } = await import('../../drift/document/without-annotations.ts');
  const { annotations } = readProviderSync(join(folder, 'contracts', id)).contract;
  return (document) => withoutAnnotations(document, annotations);
}
