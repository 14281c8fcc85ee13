import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openFileLedger } from '../file/file-ledger.ts';
import type { Ledger } from '../ledger.ts';
import { sampleEntry } from '../testing/sample-entry.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { memoryFile, readMemory } from './memory-file.ts';
import { raiseMemory } from './raise-memory.ts';
import { rememberLedger } from './remember-ledger.ts';

/** A ledger on a machine that remembers. */
class Machine {
  readonly root = mkdtempSync(join(tmpdir(), 'livegate-memory-'));
  readonly file = join(this.root, 'ledger/ledger.jsonl');
  readonly folder = join(this.root, 'state');
  readonly memory = memoryFile(this.folder, this.file);
  notices: string[] = [];

  constructor(context: TestContext) {
    context.after(() => {
      rmSync(this.root, { recursive: true, force: true });
    });
  }

  async open(folder = this.folder): Promise<Ledger> {
    this.notices = [];
    const report = (notice: string) => this.notices.push(notice);
    return rememberLedger(await openFileLedger(this.file), { name: this.file, folder, report });
  }

  /** Writes so many entries, as commands one after the other would. */
  async write(count: number): Promise<void> {
    for (let index = 0; index < count; index++) await (await this.open()).append(sampleEntry({ index }));
  }

  /** Leaves so many lines of the file. */
  cut(lines: number): void {
    const all = readFileSync(this.file, 'utf8').split('\n');
    writeFileSync(
      this.file,
      all
        .slice(0, lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }

  async findings(): Promise<readonly string[]> {
    return (await verifyLedger(await this.open(), [])).findings.map(({ code }) => code);
  }
}

const changes: readonly (readonly [
  what: string,
  findings: readonly string[],
  act: (machine: Machine) => unknown,
])[] = [
  ['nothing', [], () => undefined],
  ['its last entry was cut', ['ledger_truncated'], (machine) => machine.cut(2)],
  ['all of it was cut', ['ledger_truncated'], (machine) => machine.cut(0)],
  [
    'its folder is gone',
    ['ledger_truncated'],
    ({ root }) => rmSync(join(root, 'ledger'), { recursive: true }),
  ],
  [
    'its end was written anew',
    ['ledger_rewritten'],
    async (machine) => {
      machine.cut(2);
      await (await openFileLedger(machine.file)).append(sampleEntry({ another: 1 }));
    },
  ],
  [
    'its end was written anew, and more',
    ['ledger_rewritten'],
    async (machine) => {
      machine.cut(2);
      const ledger = await openFileLedger(machine.file);
      for (const another of [1, 2, 3]) await ledger.append(sampleEntry({ another }));
    },
  ],
  [
    'something was added that this machine has not seen',
    [],
    async ({ file }) => (await openFileLedger(file)).append(sampleEntry({ more: 1 })),
  ],
];

for (const [what, findings, act] of changes)
  test(`a machine that saw three entries: ${what}`, async (context) => {
    const machine = new Machine(context);
    await machine.write(3);
    await act(machine);
    assert.deepEqual(await machine.findings(), findings);
    assert.equal(machine.notices.length, findings.length);
    // It is not forgotten by being looked at, nor by being written to.
    if (findings.length > 0) {
      await (await machine.open()).append(sampleEntry({ late: 1 }));
      assert.equal((await machine.findings()).length, 1);
    }
  });

test('what was found added is remembered as well', async (context) => {
  const machine = new Machine(context);
  await machine.write(2);
  await (await openFileLedger(machine.file)).append(sampleEntry({ pulled: 1 }));
  await machine.open();
  machine.cut(2);
  assert.deepEqual(await machine.findings(), ['ledger_truncated']);
  assert.match(machine.notices[0] ?? '', /saw 3 entries of this ledger.*delete .*\.json$/);
});

test('without a memory it is said once, and not refused; a new ledger is nothing to speak of', async (context) => {
  const machine = new Machine(context);
  await machine.write(2);
  assert.deepEqual(machine.notices, []);
  rmSync(machine.folder, { recursive: true });
  machine.cut(1);
  assert.deepEqual(await machine.findings(), []);
  assert.match(machine.notices.join(), /has not seen this ledger before/);
  await machine.open();
  assert.deepEqual(machine.notices, []);
});

const damages: readonly (readonly [what: string, act: (machine: Machine) => void])[] = [
  ['no JSON', ({ memory }) => writeFileSync(memory, 'x')],
  ['null', ({ memory }) => writeFileSync(memory, 'null')],
  ['another form', ({ memory }) => writeFileSync(memory, '{"size":2,"root":"x"}')],
  [
    'a root that is none',
    ({ memory }) => writeFileSync(memory, readFileSync(memory, 'utf8').replace(/"root":"[^"]*"/, '"root":7')),
  ],
  [
    'a size that is none',
    ({ memory }) => writeFileSync(memory, readFileSync(memory, 'utf8').replace('"size":2', '"size":-2')),
  ],
  [
    'a folder',
    ({ memory }) => {
      rmSync(memory);
      mkdirSync(memory);
    },
  ],
];

for (const [what, act] of damages)
  test(`a memory that cannot be read is said, not refused, and not written over: ${what}`, async (context) => {
    const machine = new Machine(context);
    await machine.write(2);
    act(machine);
    await (await machine.open()).append(sampleEntry({}));
    assert.match(machine.notices.join(), /^what this machine sees of the ledger is not kept/);
    assert.equal(machine.notices.length, 1);
    assert.equal((await (await machine.open()).head()).size, 3);
  });

test('a folder that is none stops nobody', async (context) => {
  const machine = new Machine(context);
  writeFileSync(join(machine.root, 'no-folder'), '');
  const ledger = await machine.open(join(machine.root, 'no-folder'));
  await ledger.append(sampleEntry({}));
  assert.equal((await ledger.head()).size, 1);
  assert.match(machine.notices.join(), /is not kept/);
});

test('a process that is late does not lower it', async (context) => {
  const { file, memory } = new Machine(context);
  for (const size of [5, 3]) await raiseMemory(memory, file, { size, root: `root of ${size}` });
  assert.deepEqual(await readMemory(memory), { size: 5, root: 'root of 5' });
});

test('processes that write at once never lower it', async (context) => {
  const machine = new Machine(context);
  await Promise.all(Array.from({ length: 12 }, async () => (await machine.open()).append(sampleEntry({}))));
  const { size } = JSON.parse(readFileSync(machine.memory, 'utf8')) as { size: number };
  assert.equal(size, 12);
  assert.deepEqual(readdirSync(machine.root).sort(), ['ledger', 'state']);
});
