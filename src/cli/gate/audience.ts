import { repositoryOf } from '../../gate/repository-of.ts';
import type { Promotion } from '../../gate/predicates/promotion.ts';

/** Who asks: the repository, by its origin or else by its folder, and the pipeline's run where there is one. */
export function readAudience(root: string): Promotion['audience'] {
  const run = process.env['GITHUB_RUN_ID'] ?? process.env['CI_PIPELINE_ID'];
  return { repository: repositoryOf(root), ...(run === undefined ? {} : { run }) };
}
