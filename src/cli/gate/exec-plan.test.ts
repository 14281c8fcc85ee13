import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planExec } from './exec-plan.ts';
import type { ExecFlags } from './exec-plan.ts';

const flags: ExecFlags = { network: 'sandbox', wait: '15', mode: 'inject', passEnv: [], hide: [] };

test('what was asked for becomes a plan', () => {
  const given = {
    wait: '0.5',
    socket: '/run/a.sock',
    isolate: true,
    localKey: '/keys/jo.age',
    hide: ['/notes'],
  } as const;
  assert.deepEqual(planExec(['node', 'pay.js', '--fast'], { ...flags, ...given, passEnv: ['A'] }), {
    ...{ command: ['node', 'pay.js', '--fast'], mode: 'inject', isolate: true, pass: ['A'] },
    ...{ patience: 30_000, socket: '/run/a.sock', hide: ['/notes', '/keys/jo.age'] },
  });
});

for (const { name, words, change, expected } of [
  { name: 'no command', words: [], change: {}, expected: /no command to run/ },
  {
    name: 'fd and a socket',
    words: ['x'],
    change: { mode: 'fd', socket: 'a' },
    expected: /without a gateway/,
  },
  {
    name: 'env and isolation',
    words: ['x'],
    change: { mode: 'env', isolate: true },
    expected: /without a gateway/,
  },
  {
    name: 'something to hide from a command that is not isolated',
    words: ['x'],
    change: { hide: ['/notes'] },
    expected: /--hide hides nothing/,
  },
] as const)
  test(`${name}: a mistake of use`, () => {
    assert.throws(() => planExec(words, { ...flags, ...change }), {
      code: 'option_invalid',
      exitCode: 2,
      message: expected,
    });
  });
