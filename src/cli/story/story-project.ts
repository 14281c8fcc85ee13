import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commitAll } from './commit-all.ts';

/** A copy of this project under `reports`, with a history of its own, so that nothing of the story touches the original. */
export class StoryProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(root: string, name = 'story'): Promise<StoryProject> {
    const folder = join(root, 'reports', name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const name of ['contracts', 'suites', 'playwright.config.ts', 'package.json', 'tsconfig.json'])
      await cp(join(root, name), join(folder, name), { recursive: true });
    for (const name of ['src', 'node_modules'])
      await symlink(join(root, name), join(folder, name), process.platform === 'win32' ? 'junction' : 'dir');
    await writeFile(join(folder, '.gitignore'), 'reports\nkeys\nsrc\nnode_modules\nledger\n.state\n');
    return new StoryProject(folder);
  }

  write(name: string, content: string): Promise<void> {
    return writeFile(join(this.folder, name), content);
  }

  /** Somebody else than those who sign commits everything that has changed. */
  commit(message: string): void {
    commitAll(this.folder, 'alex@example.com', message);
  }
}
