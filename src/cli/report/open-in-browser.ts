import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const programs: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens a file with whatever this machine opens HTML with; says so where there is nothing, and fails nothing. */
export function openInBrowser(file: string): void {
  const [program = 'xdg-open', ...words] = programs[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...words, pathToFileURL(file).href], { detached: true, stdio: 'ignore' });
  child.once('error', () => process.stderr.write(`no browser could be opened: open ${file} yourself\n`));
  child.unref();
}
