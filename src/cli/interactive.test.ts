import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';

const project = new TinyProject();

test('the interactive mode is served until it is interrupted, and a run that showed nothing has not passed', async () => {
  const words = [join(import.meta.dirname, '../../bin/livegate.js'), 'verify', '--ui-port', '0'];
  const child = spawn(process.execPath, words, { cwd: project.root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8'));
  const said = await new Promise<string>((resolve) => {
    let all = '';
    err?.on('data', (text: string) => {
      all += text;
      if (/http:\S+/.test(all)) resolve(all);
    });
    child.once('close', () => resolve(all));
  });
  const page = await fetch(/http:\S+/.exec(said)?.[0] ?? `nothing was said: ${said}`);
  assert.match(await page.text(), /<title>Playwright Test<\/title>/);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 3);
  assert.equal(out?.read(), null);
});
