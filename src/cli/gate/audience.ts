import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import type { Promotion } from '../../gate/predicates/promotion.ts';

/** Who asks: the repository, by its origin or else by its folder, and the pipeline's run where there is one. */
export function readAudience(root: string): Promotion['audience'] {
  const run = process.env['GITHUB_RUN_ID'] ?? process.env['CI_PIPELINE_ID'];
  return { repository: repositoryOf(root), ...(run === undefined ? {} : { run }) };
}

function repositoryOf(root: string): string {
  try {
    const origin = execFileSync('git', ['-C', root, 'config', '--get', 'remote.origin.url'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return origin.replace(/\/\/[^@/]*@/, '//');
  } catch {
    return basename(root);
  }
}
