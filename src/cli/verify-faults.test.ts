import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const name = ['--grep', 'keeps its name'];
const idle = /nothing in this run was changed by --fault tiny@\S+\n/;

describe('verify --fault', () => {
  const project = new TinyProject();
  const cases: readonly {
    readonly name: string;
    readonly words: readonly string[];
    readonly code: number;
    readonly says: RegExp | undefined;
  }[] = [
    { name: 'a pointer to nothing', words: ['staging:getThing=wrong-type:/nmae'], code: 2, says: idle },
    { name: 'no such request is sent', words: ['live:getThing=status:500'], code: 2, says: idle },
    {
      name: 'one of two is met',
      words: ['staging:getThing=set:/name="chair"', 'staging:getThing=missing:/sise'],
      code: 1,
      says: idle,
    },
    { name: 'a delay that fails nothing', words: ['staging:getThing=latency:1ms'], code: 0, says: undefined },
  ];
  for (const { code, name: title, says, words } of cases)
    test(title, async () => {
      const faults = words.flatMap((fault) => ['--fault', `tiny@${fault}`]);
      const ended = await runWarm(['verify', '--quiet', '--workers', '1', ...name, ...faults], {
        cwd: project.root,
      });
      assert.equal(ended.code, code, ended.err);
      if (says === undefined) assert.doesNotMatch(ended.err, /changed by/);
      else assert.match(ended.err, says);
    });
});
