import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** Compiles and bundles livegate into a folder, laid out as its installed package is. Returns its executable. */
export function installLivegate(folder: string): string {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', 'tsconfig.build.json', '--noCheck', '--declaration', 'false'];
  execFileSync(process.execPath, [compiler, ...options, '--outDir', join(folder, 'dist')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const part of ['package.json', 'bin', 'schemas'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  // Before it is bundled: else the packages of the peers would be found.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [join(root, 'scripts/bundle.ts'), join(folder, 'dist')], { cwd: root });
  return join(folder, 'bin/livegate.js');
}
