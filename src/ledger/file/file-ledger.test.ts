import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { canonicalJson } from '../../util/canonical-json.ts';
import { LedgerError } from '../ledger-error.ts';
import { bodiesOf } from '../testing/collect.ts';
import { ledgerConformance } from '../testing/ledger-conformance.ts';
import { sampleEntry } from '../testing/sample-entry.ts';
import { startProcess } from '../testing/start-process.ts';
import { temporaryFolder } from '../../util/testing/temporary-folder.ts';
import { openFileLedger } from './file-ledger.ts';

const newFile = (context: TestContext) => join(temporaryFolder(context), 'deep', 'ledger.jsonl');
const line = (body: Readonly<Record<string, unknown>>) => `${canonicalJson(sampleEntry(body))}\n`;
const refusedAs = (code: string) => (error: unknown) =>
  error instanceof LedgerError && error.code === code && error.exitCode === 3;

describe('a ledger in a file', () => {
  for (const [name, conforms] of Object.entries(ledgerConformance)) {
    it(name, async (context) => {
      const file = newFile(context);
      await conforms(() => openFileLedger(file));
    });
  }

  it('has one entry a line and nothing else', async (context) => {
    const file = newFile(context);
    const ledger = await openFileLedger(file);
    await ledger.append(sampleEntry({ b: 1, a: 2 }));
    await ledger.append(sampleEntry({}));
    assert.equal(readFileSync(file, 'utf8'), line({ a: 2, b: 1 }) + line({}));
  });

  it('makes nothing before the first entry', async (context) => {
    const file = newFile(context);
    await (await openFileLedger(file)).head();
    assert.equal(existsSync(join(file, '..')), false);
  });

  it('has one lock, by whatever name the file is reached', async (context) => {
    const folder = temporaryFolder(context);
    const [file, link] = [join(folder, 'ledger.jsonl'), join(folder, 'link.jsonl')];
    await (await openFileLedger(file)).append(sampleEntry({ by: 'file' }));
    symlinkSync(file, link);
    await (await openFileLedger(link)).append(sampleEntry({ by: 'link' }));
    assert.deepEqual(await bodiesOf(await openFileLedger(file)), [{ by: 'file' }, { by: 'link' }]);
    assert.equal(existsSync(`${link}.lock`), false);
  });

  it('notices that its file was cut, removed or replaced while it was open', async (context) => {
    const changes: readonly ((file: string) => void)[] = [
      (file) => writeFileSync(file, line({ index: 0 })),
      (file) => rmSync(file),
      (file) => {
        linkSync(file, `${file}.old`);
        writeFileSync(`${file}.new`, line({ forged: 0 }) + line({ forged: 1 }) + line({ forged: 2 }));
        renameSync(`${file}.new`, file);
      },
    ];
    for (const change of changes) {
      const file = newFile(context);
      const ledger = await openFileLedger(file);
      await ledger.append(sampleEntry({ index: 0 }));
      await ledger.append(sampleEntry({ index: 1 }));
      change(file);
      await assert.rejects(ledger.head(), refusedAs('ledger_changed'));
      await assert.rejects(bodiesOf(ledger), refusedAs('ledger_changed'));
      await assert.rejects(ledger.append(sampleEntry({})), refusedAs('ledger_changed'));
    }
  });

  it('says so where it cannot read or write', async (context) => {
    const folder = temporaryFolder(context);
    await assert.rejects(openFileLedger(folder), refusedAs('ledger_unreadable'));
    const pipe = join(folder, 'pipe');
    await startProcess('', [], `mkfifo ${pipe}`).ended;
    await assert.rejects(openFileLedger(pipe), refusedAs('ledger_unreadable'));
    writeFileSync(join(folder, 'file'), '');
    await assert.rejects(openFileLedger(join(folder, 'file', 'ledger')), refusedAs('ledger_unreadable'));
    mkdirSync(join(folder, 'ledger.lock'));
    const ledger = await openFileLedger(join(folder, 'ledger'));
    await assert.rejects(ledger.append(sampleEntry({})), refusedAs('ledger_unwritable'));
  });

  it('takes an entry back that the disk has no room for, and goes on', async (context) => {
    const file = newFile(context);
    const body = `
      const ledger = await openFileLedger(args[0]);
      for (const length of [100, 100000, 100])
        console.log(await ledger.append(sampleEntry({ text: 'x'.repeat(length) })).then(({ size }) => size, ({ code }) => code));`;
    const { printed } = startProcess(body, [file], 'ulimit -f 16 && exec "$@"');
    assert.equal(await printed, '1\nledger_unwritable\n2\n');
    assert.equal(readFileSync(file, 'utf8'), line({ text: 'x'.repeat(100) }).repeat(2));
  });
});

describe('a line that no livegate wrote', () => {
  const good = line({ a: 1 });
  const hostile: Readonly<Record<string, string | Buffer>> = {
    'an empty line': '\n',
    'white space': good.replace('{"at"', '{ "at"'),
    'members in another order': good.replace(/^\{("at":"[^"]*"),("body":\{"a":1\})/, '{$2,$1'),
    'a duplicate member': good.replace('{"a":1}', '{"a":1,"a":1}'),
    'a duplicate member, escaped': good.replace('{"a":1}', String.raw`{"\u0061":2,"a":1}`),
    'a needless escape': good.replace('"sample"', String.raw`"s\u0061mple"`),
    'a number that loses digits': good.replace('{"a":1}', '{"a":12345678901234567890}'),
    'a number that is too large': good.replace('{"a":1}', '{"a":1e999}'),
    'a number in another spelling': good.replace('{"a":1}', '{"a":1.0}'),
    'a lone surrogate': good.replace('{"a":1}', String.raw`{"a":"\ud800"}`),
    'a prototype': good.replace('{"a":1}', '{"__proto__":{"a":1}}'),
    'a prototype for the entry': good.replace('"kind"', '"__proto__":{},"kind"'),
    'a prototype far down': good.replace('{"a":1}', '{"a":[{"b":{"__proto__":null}}]}'),
    'a line end of Windows': good.replace('\n', '\r\n'),
    'a byte order mark': `\ufeff${good}`,
    'invalid UTF-8': Buffer.from(good.replace('"a"', '"\u00ff"'), 'latin1'),
    'an overlong NUL': Buffer.from(good.replace('"a"', '"\u00c0\u0080"'), 'latin1'),
    'two values': good.replace('\n', '{}\n'),
    'no object': '[]\n',
    null: 'null\n',
    'a body that is a list': good.replace('{"a":1}', '[]'),
    'no body': good.replace('"body":{"a":1},', ''),
    'a member more': good.replace('"kind"', '"jest":1,"kind"'),
    'another schema': good.replace('/v1', '/v2'),
    'a kind with an escape sequence': good.replace('"sample"', String.raw`"\u001b[2J"`),
    'a provider with a slash': good.replace('"acme"', '"../acme"'),
    'a local time': good.replace('678Z', '678+01:00'),
    'a day that is none': good.replace('01-02', '02-30'),
    depth: good.replace('{"a":1}', `{"a":${'['.repeat(70)}${']'.repeat(70)}}`),
    'great depth': good.replace('{"a":1}', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    'a huge line': good.replace('1', `"${'x'.repeat(1_100_000)}"`),
    'a huge line without an end': 'x'.repeat(3_000_000),
    'a changed newline': `${good.slice(0, -1)}\u000b`,
  };
  for (const [name, found] of Object.entries(hostile)) {
    it(`is refused with its place: ${name}`, async (context) => {
      const file = join(temporaryFolder(context), 'ledger.jsonl');
      writeFileSync(file, line({ first: true }) + line({ second: true }));
      const ledger = await openFileLedger(file);
      appendFileSync(file, found);
      const placed = (error: unknown) =>
        refusedAs('ledger_malformed')(error) && (error as Error).message.startsWith(`${file}:3: `);
      await assert.rejects(openFileLedger(file), placed);
      await assert.rejects(ledger.head(), placed);
      const before = readFileSync(file);
      await assert.rejects(ledger.append(sampleEntry({})), placed);
      assert.ok(readFileSync(file).equals(before));
    });
  }
});
