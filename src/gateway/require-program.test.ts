import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { requireProgram } from './require-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'livegate-program-'));
after(() => {
  rmSync(folder, { recursive: true });
});
for (const name of ['a', 'b', 'tool/folder']) mkdirSync(join(folder, name), { recursive: true });
const script = '#!/bin/sh\nexit 0\n';
writeFileSync(join(folder, 'a/both'), script, { mode: 0o644 });
writeFileSync(join(folder, 'b/both'), script, { mode: 0o755 });
writeFileSync(join(folder, 'a/plain'), script, { mode: 0o644 });
writeFileSync(join(folder, 'here'), script, { mode: 0o755 });
symlinkSync(join(folder, 'b/both'), join(folder, 'link'));
symlinkSync('loop', join(folder, 'loop'));

const search = { PATH: `${folder}/a:${folder}/b` };

const cases: readonly (readonly [program: string, env: NodeJS.ProcessEnv, code?: 'ENOENT' | 'EACCES'])[] = [
  ['both', search],
  ['plain', search, 'EACCES'],
  ['absent', search, 'ENOENT'],
  ['here', search, 'ENOENT'],
  ['here', { PATH: `${folder}/a:` }],
  ['here', { PATH: '.' }],
  ['./here', search],
  ['b/both', search],
  [join(folder, 'here'), {}],
  [join(folder, 'link'), {}],
  [join(folder, 'loop'), {}, 'ENOENT'],
  [join(folder, 'a/plain'), {}, 'EACCES'],
  [join(folder, 'here/below'), {}, 'ENOENT'],
  ['./tool', search, 'EACCES'],
  ['folder', { PATH: `${folder}/tool` }, 'EACCES'],
  ['/no/such/program', search, 'ENOENT'],
  ['sh', {}],
  ['', search, 'EACCES'],
];

for (const [program, env, code] of cases)
  test(`${program.replace(folder, '…')} by ${(env['PATH'] ?? 'no PATH').replaceAll(folder, '…')}: ${code ?? 'found'}`, () => {
    const look = () => requireProgram(program, { env, directory: folder });
    if (code === undefined) assert.doesNotThrow(look);
    else assert.throws(look, { code: 'config_missing', exitCode: 2, message: new RegExp(code) });
    // The system itself is of the same mind, whichever name it has for it; Node starts nothing without a name.
    if (program === '') return;
    const { error, status } = spawnSync(program, { env, cwd: folder, input: '' });
    assert.deepEqual([error === undefined, error === undefined ? status : 0], [code === undefined, 0]);
  });
