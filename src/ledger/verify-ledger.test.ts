import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../util/canonical-json.ts';
import { openFileLedger } from './file/file-ledger.ts';
import { LedgerError } from './ledger-error.ts';
import type { LedgerHead } from './ledger.ts';
import { sampleEntry } from './testing/sample-entry.ts';
import { naiveRoot } from './testing/naive-root.ts';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { verifyLedger } from './verify-ledger.ts';

const lines = Array.from({ length: 7 }, (_, index) => canonicalJson(sampleEntry({ index })));
const other = canonicalJson(sampleEntry({ forged: true }));
const headOf = (some: readonly string[]): LedgerHead => ({
  size: some.length,
  root: naiveRoot(some.map((line) => Buffer.from(line))).toString('base64'),
});
const fileOf = (some: readonly string[]) => some.map((line) => `${line}\n`).join('');

describe('verifyLedger', () => {
  const sizes = [0, 1, 3, 6, 7];
  const heads = sizes.map((size) => headOf(lines.slice(0, size)));
  const forgedHead = headOf(lines.slice(0, 3).with(1, other));
  const cases: readonly { name: string; found: readonly string[]; earlier?: LedgerHead[]; want: string[] }[] =
    [
      { name: 'nothing in a ledger that is whole', found: lines, want: [] },
      { name: 'nothing in one that went on', found: [...lines, other], want: [] },
      { name: 'that the last entry is gone', found: lines.slice(0, -1), want: ['ledger_truncated 7'] },
      {
        name: 'that everything is gone',
        found: [],
        want: ['ledger_truncated 1', 'ledger_truncated 3', 'ledger_truncated 6', 'ledger_truncated 7'],
      },
      {
        name: 'that an entry is another',
        found: lines.with(3, other),
        want: ['ledger_rewritten 6', 'ledger_rewritten 7'],
      },
      {
        name: 'that two changed places',
        found: lines.with(3, lines[4]!).with(4, lines[3]!),
        want: ['ledger_rewritten 6', 'ledger_rewritten 7'],
      },
      { name: 'that one was put in', found: lines.toSpliced(6, 0, other), want: ['ledger_rewritten 7'] },
      {
        name: 'that one was taken out',
        found: lines.toSpliced(3, 1),
        want: ['ledger_rewritten 6', 'ledger_truncated 7'],
      },
      {
        name: 'that it was cut and went on otherwise',
        found: [...lines.slice(0, 5), other, other, other],
        want: ['ledger_rewritten 6', 'ledger_rewritten 7'],
      },
      {
        name: 'that it was shown with two histories',
        found: lines,
        earlier: [headOf(lines.slice(0, 3)), forgedHead, headOf(lines)],
        want: ['ledger_rewritten 3', 'ledger_forked 3'],
      },
      {
        name: 'two histories of which neither is here',
        found: lines.slice(0, 1),
        earlier: [headOf(lines.slice(0, 3)), forgedHead],
        want: ['ledger_truncated 3', 'ledger_truncated 3', 'ledger_forked 3'],
      },
      {
        name: 'a head of an empty ledger that is not its',
        found: lines,
        earlier: [{ size: 0, root: headOf(lines).root }],
        want: ['ledger_rewritten 0'],
      },
      {
        name: 'heads of sizes that no ledger has',
        found: lines,
        earlier: [-1, 1.5, NaN].map((size) => ({ size, root: headOf([]).root })),
        want: ['ledger_truncated -1', 'ledger_truncated 1.5', 'ledger_truncated NaN'],
      },
    ];
  for (const { name, found, earlier = heads, want } of cases) {
    it(`finds ${name}`, async (context) => {
      const file = join(temporaryFolder(context), 'ledger.jsonl');
      writeFileSync(file, fileOf(found));
      const { head, findings } = await verifyLedger(await openFileLedger(file), earlier);
      assert.deepEqual(head, headOf(found));
      assert.deepEqual(
        findings.map(({ code, size }) => `${code} ${size}`),
        want,
      );
    });
  }

  it('finds any one byte changed, by the last head alone', async (context) => {
    const file = join(temporaryFolder(context), 'ledger.jsonl');
    const whole = Buffer.from(fileOf(lines));
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, bits]) => {
        writeFileSync(file, whole.with(at, whole[at]! ^ bits));
        assert.ok(await isFound(file));
      }),
      { numRuns: 300 },
    );
    for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) {
      writeFileSync(file, whole.with(at, 0x20));
      assert.ok(await isFound(file));
    }
    writeFileSync(file, whole);
    assert.equal(await isFound(file), false);
  });

  async function isFound(file: string): Promise<boolean> {
    try {
      const { findings } = await verifyLedger(await openFileLedger(file), [headOf(lines)]);
      return findings.length > 0;
    } catch (error) {
      if (error instanceof LedgerError && error.code === 'ledger_malformed') return true;
      throw error;
    }
  }
});
