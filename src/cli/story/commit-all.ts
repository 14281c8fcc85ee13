import { execFileSync } from 'node:child_process';
import { gitEnvironment } from '../../gate/git-environment.ts';

/** Commits everything in the folder, which becomes a repository where it is none. Whoever signs nothing is the author. */
export function commitAll(folder: string, email: string, message: string): void {
  const author = ['-c', 'user.name=Alex', '-c', `user.email=${email}`, '-c', 'commit.gpgsign=false'];
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    [...author, 'commit', '-q', '-m', message],
  ])
    execFileSync('git', ['-C', folder, ...words], { env: gitEnvironment(), stdio: 'ignore' });
}
