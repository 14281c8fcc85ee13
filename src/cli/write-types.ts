import { staleAmong, writeStale } from '../contract/generated-file.ts';
import { typeFiles } from '../contract/type-files.ts';
import { selectProviders } from '../scenario/read-providers.ts';
import { projectRoot } from './project-root.ts';

/** Writes the types of these providers, or of all; where it is only to check, says which are stale. Returns the exit code. */
export async function writeTypes(ids: readonly string[], isCheck: boolean): Promise<number> {
  const root = projectRoot();
  const files = await typeFiles(root, selectProviders(root, ids));
  if (!isCheck) {
    const written = await writeStale(root, files);
    const lines = written.map((file) => `wrote ${file}\n`);
    process.stdout.write(lines.join('') || 'up to date: every types.d.ts\n');
    return 0;
  }
  const stale = await staleAmong(root, files);
  const lines = stale.map(({ file }) => `stale: ${file}\n`);
  process.stdout.write(
    stale.length === 0 ? 'up to date: every types.d.ts\n' : `${lines.join('')}next: livegate types\n`,
  );
  return stale.length === 0 ? 0 : 1;
}
