import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { stateFolder } from './state-folder.ts';

const own = join(homedir(), '.local/state/livegate');
const rows: readonly (readonly [given: string | undefined, want: string])[] = [
  [undefined, own],
  ['', own],
  ['state', own],
  ['../state', own],
  ['/var/lib/ci', '/var/lib/ci/livegate'],
];

for (const [given, want] of rows)
  test(`XDG_STATE_HOME ${given ?? 'not set'} → ${want}`, () => {
    const environment = given === undefined ? {} : { XDG_STATE_HOME: given };
    assert.equal(stateFolder(environment), want);
  });
