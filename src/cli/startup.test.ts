import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runProcess } from './testing/run-cli.ts';

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
