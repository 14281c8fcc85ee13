import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runCli, runProcess } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';

const root = join(import.meta.dirname, '../..');

/** Writes the name of every package that is loaded to standard error. */
const hook = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) {
  const [, name] = /node_modules\\/((?:@[^/]+\\/)?[^/]+)(?!.*node_modules)/.exec(url) ?? [];
  if (name !== undefined) process.stderr.write('package ' + name + '\\n');
  return next(url, context);
} });`;

test('a command brings along no package that it does not need', async () => {
  const words = [`--import=data:text/javascript,${encodeURIComponent(hook)}`, 'bin/livegate.js', '--version'];
  const { code, out, err } = await runProcess(process.execPath, words, root);
  assert.equal(code, 0, err);
  assert.match(out, /^\d+\.\d+\.\d+\n$/);
  const packages = new Set([...err.matchAll(/^package (.*)$/gm)].map(([, name]) => name));
  assert.deepEqual([...packages].toSorted(), ['commander']);
});

describe('compiled code is kept', () => {
  const none = { NODE_COMPILE_CACHE: '', XDG_CACHE_HOME: '' };
  const started = async (env: Readonly<Record<string, string>>): Promise<void> => {
    const words = ['bin/livegate.js', '--version'];
    const { code, err } = await runProcess(process.execPath, words, root, { ...none, ...env });
    assert.equal(code, 0, err);
  };
  const folders = (): Readonly<Record<'HOME' | 'TMPDIR', string>> => {
    const at = mkdtempSync(join(tmpdir(), 'livegate-startup-'));
    after(() => {
      rmSync(at, { recursive: true });
    });
    const made = { HOME: join(at, 'home'), TMPDIR: join(at, 'shared') };
    for (const folder of Object.values(made)) mkdirSync(folder);
    return made;
  };

  test('where nobody else can put any, never in the folder that all users share', async () => {
    const { HOME, TMPDIR } = folders();
    await started({ HOME, TMPDIR });
    assert.deepEqual(readdirSync(TMPDIR), []);
    assert.notEqual(readdirSync(join(HOME, '.cache/livegate')).length, 0);
  });

  test('that of suites, too', async () => {
    const { HOME, TMPDIR } = folders();
    const project = new TinyProject();
    const env = { ...none, HOME, TMPDIR };
    const { code, err } = await runCli(['verify', '--workers', '1'], { cwd: project.root, env });
    assert.equal(code, 0, err);
    assert.deepEqual(
      readdirSync(TMPDIR).filter((name) => name.includes('cache')),
      [],
    );
    assert.notEqual(readdirSync(join(HOME, '.cache/livegate/suites')).length, 0);
  });

  test('where the caches of a user are', async () => {
    const { HOME, TMPDIR } = folders();
    await started({ HOME, TMPDIR, XDG_CACHE_HOME: join(HOME, 'caches') });
    assert.deepEqual([readdirSync(TMPDIR), readdirSync(HOME)], [[], ['caches']]);
  });

  test('nowhere, without a home', async () => {
    const { TMPDIR } = folders();
    await started({ HOME: '', TMPDIR });
    assert.deepEqual(readdirSync(TMPDIR), []);
  });
});
