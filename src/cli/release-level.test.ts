import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Running } from './testing/gate-project.ts';
import { openShop } from './testing/open-shop.ts';
import { runInTerminal } from './testing/pseudo-terminal.ts';
import { runCli, startCli } from './testing/run-cli.ts';

for (const [name, words] of [
  ['exec', []],
  ['gate', ['gate', 'acme', '--local-key', 'id.age']],
  ['promote', ['promote', 'acme', '--key', 'keeper.pem', '--local-key', 'id.age']],
] as const)
  test(`a seat belt is red on a terminal: ${name}`, async (context) => {
    const { exec, project } = await openShop(context);
    const all = words.length === 0 ? exec('--', 'true') : words;
    const { raw } = await runInTerminal(all, { columns: 200, cwd: project.root });
    assert.match(raw, /\u001b\[31mL1[:,]/);
  });

for (const isolate of [[], ['--isolate']])
  test(`what approvers release is told with its level: ${isolate.join('') || 'not isolated'}`, async (context) => {
    const { execReleased, project } = await openShop(context);
    const cwd = project.root;
    const running = new Running(startCli(execReleased(...isolate, '--', 'true'), cwd));
    context.after(() => running.child.kill('SIGKILL'));
    const [, file = ''] = await running.printed(/request: (\S+)\n/);
    const keys = ['--key', 'alice.pem', '--local-key', 'id.age', '--yes'];
    assert.equal((await runCli(['approve', file, ...keys], { cwd })).code, 0);
    const { code, err } = await running.ended;
    if (isolate.length === 0)
      assert.match(err, /\(L1: released by alice; not isolated: the command runs as the user who holds the/);
    else if (code === 2) assert.match(err, /bubblewrap/);
    else assert.match(err, /\(L2: released by alice; isolated\)/);
  });
