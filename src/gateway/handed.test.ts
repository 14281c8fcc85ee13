import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChild } from './testing/start-child.ts';

const node = process.execPath;
const read = `const { readFileSync } = require('node:fs');
  console.log(readFileSync(3, 'utf8').length, process.env.ACME_KEY ?? 'none');`;

for (const { name, handed, script, expected } of [
  {
    name: 'a text on descriptor 3, which ends',
    handed: { descriptor: 'hush' },
    script: read,
    expected: '4 none\n',
  },
  {
    name: 'a long text',
    handed: { descriptor: 'x'.repeat(100_000) },
    script: read,
    expected: '100000 none\n',
  },
  {
    name: 'variables that are not passed on from anywhere else',
    handed: { variables: { ACME_KEY: 'hush' } },
    script: 'console.log(process.env.ACME_KEY)',
    expected: 'hush\n',
  },
])
  test(`a child is handed ${name}`, async () => {
    const { code, out, err } = await startChild({ command: [node, '-e', script], handed }).ended;
    assert.deepEqual([code, out], [0, expected], err);
  });

test('a child that does not read what it is handed ends as it likes', async () => {
  const handed = { descriptor: 'x'.repeat(100_000) };
  const { code, err } = await startChild({ command: [node, '-e', 'process.exitCode = 6'], handed }).ended;
  assert.deepEqual([code, err], [6, '']);
});

test('a command that is not there is handed nothing', async () => {
  const { code, err } = await startChild({ command: ['no-such-command'], handed: { descriptor: 'x' } }).ended;
  assert.equal(code, 2);
  assert.match(err, /cannot be started/);
});
