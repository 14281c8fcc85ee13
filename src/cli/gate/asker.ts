import { hostname } from 'node:os';
import { git } from '../../gate/git.ts';
import type { Promotion } from '../../gate/predicates/promotion.ts';
import type { ReleaseRequest } from '../../seal/release-request.ts';

/** Who asks for a release: the pipeline's run, or this process; and the person whose git this is. */
export function readAsker(
  root: string,
  { run }: Promotion['audience'],
): Pick<ReleaseRequest, 'run' | 'askedBy'> {
  const askedBy = git(root, ['config', '--get', 'user.email'])?.toLowerCase() ?? '';
  return { run: run ?? `${hostname()}/${process.pid}`, ...(askedBy === '' ? {} : { askedBy }) };
}
