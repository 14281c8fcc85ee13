import assert from 'node:assert/strict';
import { canonicalJson } from '../../util/canonical-json.ts';
import { appendDecided } from '../append-decided.ts';
import { LedgerError } from '../ledger-error.ts';
import type { Ledger, LedgerEntry, LedgerRecord } from '../ledger.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { bodiesOf } from './collect.ts';
import { naiveRoot } from './naive-root.ts';
import { sampleEntry } from './sample-entry.ts';

/** Opens one and the same ledger, empty at first, as often as it is called: each time as another process would. */
export type OpenLedger = () => Promise<Ledger>;

/** What every implementation of `Ledger` must do, by name; each case wants a ledger of its own. */
export const ledgerConformance: Readonly<Record<string, (open: OpenLedger) => Promise<void>>> = {
  'is empty at first': async (open) => {
    const ledger = await open();
    assert.deepEqual(await ledger.head(), { size: 0, root: base64([]) });
    assert.deepEqual(await bodiesOf(ledger), []);
  },

  'appends in order, and says where and under which root': async (open) => {
    const ledger = await open();
    const lines: Buffer[] = [];
    for (let index = 0; index < 9; index++) {
      lines.push(Buffer.from(canonicalJson(sampleEntry({ index, é: '\u2028"\n' }))));
      const head = { size: index + 1, root: base64(lines) };
      assert.deepEqual(await ledger.append(sampleEntry({ index, é: '\u2028"\n' })), { index, ...head });
      assert.deepEqual(await ledger.head(), head);
    }
    assert.deepEqual(
      (await bodiesOf(ledger)).map(({ index }) => index),
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
    );
  },

  'gives back entries as they were': async (open) => {
    const entry = sampleEntry({
      text: '\u0000\u007f…😀',
      numbers: [0, -1.5, 1e21],
      nested: { null: null, no: false },
    });
    const { provider, ...withoutProvider } = entry;
    assert.equal(provider, 'acme');
    const ledger = await open();
    await ledger.append(entry);
    await ledger.append(withoutProvider);
    const entries: LedgerEntry[] = [];
    for await (const record of ledger.read()) entries.push(record.entry);
    assert.deepEqual(entries, [entry, withoutProvider]);
  },

  'reads from any index on': async (open) => {
    const ledger = await open();
    for (let index = 0; index < 4; index++) await ledger.append(sampleEntry({ index }));
    assert.deepEqual(await bodiesOf(ledger, 2), [{ index: 2 }, { index: 3 }]);
    assert.deepEqual(await bodiesOf(ledger, 4), []);
    assert.deepEqual(await bodiesOf(ledger, 99), []);
    for (const from of [-1, 0.5, NaN]) await assert.rejects(bodiesOf(ledger, from), RangeError);
  },

  'reads what there was when it began, and can be left in the middle': async (open) => {
    const ledger = await open();
    await ledger.append(sampleEntry({ index: 0 }));
    await ledger.append(sampleEntry({ index: 1 }));
    const seen: number[] = [];
    for await (const { index } of ledger.read()) {
      seen.push(index);
      if (index === 0) await ledger.append(sampleEntry({ index: 2 }));
    }
    assert.deepEqual(seen, [0, 1]);
    for await (const { index } of ledger.read()) if (index === 1) break;
    assert.equal((await bodiesOf(ledger)).length, 3);
  },

  'is one for all who opened it': async (open) => {
    const [one, other] = [await open(), await open()];
    await one.append(sampleEntry({ from: 'one' }));
    await other.append(sampleEntry({ from: 'other' }));
    assert.deepEqual(await bodiesOf(one), [{ from: 'one' }, { from: 'other' }]);
    assert.deepEqual(await one.head(), await other.head());
    assert.deepEqual(await (await open()).head(), await one.head());
  },

  'takes appends at once, from one and from several': async (open) => {
    const ledgers = [await open(), await open(), await open()];
    const work = ledgers.flatMap((ledger, from) =>
      Array.from({ length: 8 }, (_, at) => ledger.append(sampleEntry({ from, at }))),
    );
    const indices = (await Promise.all(work)).map(({ index }) => index);
    assert.deepEqual(
      indices.toSorted((a, b) => a - b),
      [...Array(24).keys()],
    );
    const bodies = await bodiesOf(await open());
    for (const from of [0, 1, 2])
      assert.deepEqual(
        bodies.filter((body) => body['from'] === from).map(({ at }) => at),
        [0, 1, 2, 3, 4, 5, 6, 7],
      );
  },

  'appends at an expected size or not at all': async (open) => {
    const ledger = await open();
    await ledger.append(sampleEntry({ first: true }), { expectedSize: 0 });
    for (const expectedSize of [0, 2, -1, NaN])
      await assert.rejects(ledger.append(sampleEntry({}), { expectedSize }), refusedAs('size_unexpected'));
    assert.equal((await ledger.head()).size, 1);
    await ledger.append(sampleEntry({ second: true }), { expectedSize: 1 });
    assert.equal((await ledger.head()).size, 2);
  },

  'lets one of those who expect the same size through': async (open) => {
    const ledgers = [await open(), await open(), await open(), await open()];
    const work = ledgers.map((ledger, by) => ledger.append(sampleEntry({ by }), { expectedSize: 0 }));
    const settled = await Promise.allSettled(work);
    assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await bodiesOf(await open())).length, 1);
  },

  'a number that is decided from the entries rises by one each time, whoever writes': async (open) => {
    const ledgers = [await open(), await open(), await open()];
    const raise = async (records: AsyncIterable<LedgerRecord>) => {
      let epoch = 0;
      for await (const { entry } of records) epoch = entry.body['epoch'] as number;
      return sampleEntry({ epoch: epoch + 1 });
    };
    await Promise.all(
      ledgers.map(async (ledger) => {
        for (let round = 0; round < 4; round++) await appendDecided(ledger, raise);
      }),
    );
    const epochs = (await bodiesOf(await open())).map(({ epoch }) => epoch);
    assert.deepEqual(epochs, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  },

  'an id is used once, whoever writes': async (open) => {
    const ledgers = [await open(), await open(), await open(), await open()];
    // Stops at the first: what it did not read must not count as read.
    const use = async (records: AsyncIterable<LedgerRecord>) => {
      for await (const { entry } of records) if (entry.body['id'] === 'the one') return undefined;
      return sampleEntry({ id: 'the one' });
    };
    const used = await Promise.all(ledgers.map((ledger) => appendDecided(ledger, use)));
    assert.equal(used.filter((result) => result !== undefined).length, 1);
    assert.deepEqual(await bodiesOf(await open()), [{ id: 'the one' }]);
  },

  'writes nothing where deciding fails': async (open) => {
    const ledger = await open();
    const fails = () => Promise.reject(new TypeError('undecided'));
    await assert.rejects(appendDecided(ledger, fails), { name: 'TypeError', message: 'undecided' });
    let asked = 0;
    const decidesWrongly = () => {
      asked += 1;
      return asked === 1
        ? Promise.resolve(sampleEntry({ n: NaN }))
        : Promise.reject(new Error('asked again'));
    };
    await assert.rejects(appendDecided(ledger, decidesWrongly), refusedAs('entry_invalid'));
    assert.equal((await ledger.head()).size, 0);
  },

  'refuses what it could not give back, and writes nothing': async (open) => {
    const ledger = await open();
    const endless: Record<string, unknown> = {};
    endless['self'] = endless;
    const refused: readonly [string, unknown][] = [
      ['entry_invalid', sampleEntry(endless)],
      ['entry_invalid', sampleEntry({ n: NaN })],
      ['entry_invalid', sampleEntry({ n: 1n })],
      ['entry_invalid', sampleEntry({ lone: '\ud800' })],
      ['entry_invalid', sampleEntry(JSON.parse('{"a":[{"__proto__":1}]}') as Record<string, unknown>)],
      ['entry_invalid', { ...sampleEntry({}), more: 1 }],
      ['entry_invalid', { ...sampleEntry({}), at: 'yesterday' }],
      ['entry_invalid', null],
      ['entry_too_large', sampleEntry({ text: 'x'.repeat(1_000_000) })],
    ];
    for (const [code, entry] of refused)
      await assert.rejects(ledger.append(entry as LedgerEntry), refusedAs(code));
    assert.equal((await ledger.head()).size, 0);
  },

  'takes an entry of the full size': async (open) => {
    const ledger = await open();
    const around = Buffer.byteLength(canonicalJson(sampleEntry({ text: '' })));
    const body = { text: 'x'.repeat(1_000_000 - around) };
    await ledger.append(sampleEntry(body));
    await assert.rejects(ledger.append(sampleEntry({ text: `${body.text}x` })), refusedAs('entry_too_large'));
    assert.deepEqual(await bodiesOf(await open()), [body]);
  },

  'is verified by its earlier heads': async (open) => {
    const ledger = await open();
    const heads = [await ledger.head()];
    for (let index = 0; index < 5; index++) heads.push(await ledger.append(sampleEntry({ index })));
    assert.deepEqual(await verifyLedger(ledger, heads), { head: await ledger.head(), findings: [] });
  },

  'ends what is under way when it is closed, and refuses everything after': async (open) => {
    const ledger = await open();
    const appended = ledger.append(sampleEntry({ last: true }));
    await ledger.close();
    assert.equal((await appended).size, 1);
    await assert.rejects(ledger.append(sampleEntry({})), refusedAs('ledger_closed'));
    await assert.rejects(ledger.head(), refusedAs('ledger_closed'));
    await assert.rejects(bodiesOf(ledger), refusedAs('ledger_closed'));
    await ledger.close();
    assert.equal((await (await open()).head()).size, 1);
  },
};

function refusedAs(code: string): (error: unknown) => boolean {
  return (error) => error instanceof LedgerError && error.code === code;
}

function base64(lines: readonly Buffer[]): string {
  return naiveRoot(lines).toString('base64');
}
