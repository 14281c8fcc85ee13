import assert from 'node:assert/strict';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { canonicalJson } from '../../util/canonical-json.ts';
import { bodiesOf } from '../testing/collect.ts';
import { naiveRoot } from '../testing/naive-root.ts';
import { sampleEntry } from '../testing/sample-entry.ts';
import { startProcess } from '../testing/start-process.ts';
import { temporaryFolder } from '../../util/testing/temporary-folder.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { openFileLedger } from './file-ledger.ts';

const newFile = (context: TestContext) => join(temporaryFolder(context), 'ledger.jsonl');
const line = (body: Readonly<Record<string, unknown>>) => `${canonicalJson(sampleEntry(body))}\n`;

describe('a crash at any byte of a write', () => {
  const lines = [{ first: 'é' }, { second: '\\n' }, { third: '😀' }].map(line);
  const whole = Buffer.from(lines.join(''));
  const from = Buffer.byteLength(lines[0]!);

  it('loses no acknowledged entry, serves no half, and leaves a ledger that takes the next', async (context) => {
    const file = newFile(context);
    for (let cut = from; cut <= whole.length; cut++) {
      const left = whole.subarray(0, cut);
      writeFileSync(file, left);
      const ended = left.toString().split('\n').length - 1;
      const ledger = await openFileLedger(file);
      const before = await ledger.head();
      assert.equal(before.size, ended, `cut at ${cut}`);
      assert.equal((await bodiesOf(ledger)).length, ended, `cut at ${cut}`);
      assert.equal(statSync(file).size, cut, 'reading changes nothing');

      await ledger.append(sampleEntry({ next: true }));
      const isCompleted = [from, from + Buffer.byteLength(lines[1]!)].some(
        (start, at) => cut === start + Buffer.byteLength(lines[at + 1]!) - 1,
      );
      const kept = lines.slice(0, ended + (isCompleted ? 1 : 0));
      assert.equal(readFileSync(file, 'utf8'), kept.join('') + line({ next: true }), `cut at ${cut}`);
      assert.deepEqual(
        (await verifyLedger(await openFileLedger(file), [before, await ledger.head()])).findings,
        [],
      );
    }
  });

  it('is also seen by who had the ledger open', async (context) => {
    const file = newFile(context);
    writeFileSync(file, lines[0]!);
    const [reader, writer] = [await openFileLedger(file), await openFileLedger(file)];
    for (const torn of [lines[1]!.slice(0, 40), '\0'.repeat(50), '{']) {
      const { size } = await reader.head();
      writeFileSync(file, torn, { flag: 'a' });
      assert.equal((await reader.head()).size, size);
      assert.equal((await writer.append(sampleEntry({ torn }))).index, size);
      assert.equal((await reader.head()).size, size + 1);
    }
    assert.deepEqual((await bodiesOf(reader)).length, 4);
  });

  it('completes the last entry where only its newline was taken away', async (context) => {
    const file = newFile(context);
    writeFileSync(file, whole);
    const head = await (await openFileLedger(file)).head();
    truncateSync(file, whole.length - 1);
    const ledger = await openFileLedger(file);
    assert.equal((await ledger.append(sampleEntry({ next: true }))).index, 3);
    assert.deepEqual((await verifyLedger(ledger, [head])).findings, []);
  });
});

describe('other processes', () => {
  const appends = `
    const ledger = await openFileLedger(args[0]);
    for (let at = 0; at < Number(args[2]); at++) {
      const { index } = await ledger.append(sampleEntry({ by: args[1], at, text: 'x'.repeat(at % 7 === 0 ? 9000 : 9) }));
      process.stdout.write(index + ' ' + at + '\\n');
    }`;

  it('that are killed lose nothing that they acknowledged', { timeout: 120_000 }, async (context) => {
    const file = newFile(context);
    const acknowledged: (readonly [number, string, number])[] = [];
    for (let round = 0; round < 20; round++) {
      const { child, printed, ended } = startProcess(appends, [file, String(round), '100000']);
      const enough = 1 + ((round * 37) % 40);
      let seen = 0;
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > enough) child.kill('SIGKILL');
      });
      await ended;
      const whole = (await printed).split('\n').slice(0, -1);
      assert.ok(whole.length > 0);
      for (const one of whole) {
        const [index, at] = one.split(' ').map(Number);
        acknowledged.push([index!, String(round), at!]);
      }
    }
    const ledger = await openFileLedger(file, { patience: 0 });
    const bodies = await bodiesOf(ledger);
    for (const [index, by, at] of acknowledged)
      assert.deepEqual([bodies[index]?.['by'], bodies[index]?.['at']], [by, at]);
    assert.ok(
      bodies.length <= acknowledged.length + 20,
      'at most one a process was written and not acknowledged',
    );
    await ledger.append(sampleEntry({ after: true }));
  });

  it('that write at once lose nothing and mix nothing', { timeout: 120_000 }, async (context) => {
    const file = newFile(context);
    const writers = Array.from({ length: 4 }, (_, by) => startProcess(appends, [file, String(by), '50']));
    const printed = await Promise.all(writers.map((writer) => writer.printed));
    const indices = printed.flatMap((text) =>
      text
        .trim()
        .split('\n')
        .map((one) => Number(one.split(' ')[0])),
    );
    assert.deepEqual(
      indices.toSorted((a, b) => a - b),
      [...Array(200).keys()],
    );

    const ledger = await openFileLedger(file);
    const bodies = await bodiesOf(ledger);
    for (const by of ['0', '1', '2', '3'])
      assert.deepEqual(
        bodies.filter((body) => body['by'] === by).map(({ at }) => at),
        [...Array(50).keys()],
      );
    const leaves = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((text) => Buffer.from(text));
    assert.deepEqual(await ledger.head(), { size: 200, root: naiveRoot(leaves).toString('base64') });
  });
});
