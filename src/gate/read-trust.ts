import { projectFiles } from './project-files.ts';
import { readOnce } from '../util/read-once.ts';
import { Trust } from './trust.ts';

/** The project's `trust.yaml`; where there is none, nobody is trusted. Throws a `ConfigError` for its mistakes. */
export async function readTrust(root: string): Promise<Trust> {
  const read = await readOnce(root, projectFiles.trust(root));
  return read === undefined ? Trust.nobody() : Trust.parse(read.text, 'trust.yaml');
}
