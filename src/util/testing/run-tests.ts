import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { groupTestFiles } from './group-test-files.ts';
import type { TestGroup } from './group-test-files.ts';

const everything = ['src/**/*.test.ts', 'contracts/**/*.test.ts'];

/** Also those that nothing in them can end any more are ended, and the run with them. */
const longestRun = 3_600_000;

/**
 * Runs the test files that the words name, or all, and prints what they showed; returns the exit code, which is 1 where
 * a test failed, a process crashed, hung or ended before its tests, or there was none. Options are those of `node --test`
 * of the same name. Default concurrency: two processes more than the machine has cores, since tests wait for others.
 * `preload` is the address of a module that each process loads first.
 */
export async function runTests(root: string, words: readonly string[], preload: string): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      'test-concurrency': { type: 'string', default: String(availableParallelism() + 2) },
      'test-name-pattern': { type: 'string', multiple: true, default: [] },
    },
  });
  const groups = positionals.length > 0 ? eachAlone(root, positionals) : groupAll(root);
  const folder = mkdtempSync(join(tmpdir(), 'livegate-test-'));
  try {
    return await runFiles(
      groups.map((group) => entryOf(group, root, folder)),
      {
        execArgv: ['--import', preload],
        concurrency: Number(values['test-concurrency']),
        testNamePatterns: values['test-name-pattern'],
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function eachAlone(root: string, patterns: readonly string[]): readonly TestGroup[] {
  return find(root, patterns).map((file) => ({ name: file, files: [file] }));
}

/** All test files there are, in the groups that `npm test` runs. */
export function groupAll(root: string): readonly TestGroup[] {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const groups = groupTestFiles(find(root, everything), read);
  // One that is long and begins last has the machine to itself at the end: what shares a process, and what waits for a browser.
  const length = ({ files }: TestGroup): number =>
    files.length + (files.some((file) => /start-browser|report-pages/.test(read(file))) ? 1 : 0);
  return groups.toSorted((one, other) => length(other) - length(one));
}

function find(root: string, patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).toSorted();
}

/** The file that a process of the test runner starts from: the only one of the group, or one that imports them all. */
function entryOf({ files, name }: TestGroup, root: string, folder: string): string {
  const [only = ''] = files;
  if (files.length === 1) return resolve(root, only);
  const entry = join(folder, `${name.replaceAll('/', '-')}.mjs`);
  const imports = files.map((file) => `await import('${pathToFileURL(join(root, file)).href}');\n`);
  writeFileSync(entry, imports.join(''));
  return entry;
}

async function runFiles(
  files: readonly string[],
  options: { concurrency: number; execArgv: string[]; testNamePatterns: string[] },
): Promise<number> {
  let failed = files.length === 0;
  const signal = AbortSignal.timeout(longestRun);
  const events = run({ ...options, signal, files: [...files] }).on('test:fail', ({ todo }) => {
    failed ||= todo === undefined || todo === false;
  });
  for await (const text of events.compose(spec)) process.stdout.write(text);
  if (files.length === 0) process.stdout.write('no test file is called so\n');
  return failed ? 1 : 0;
}
