import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import { automaticItems } from './automatic-items.ts';
import { packOf, parsePack } from './pack.ts';

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'packs'));
const textOf = (file: string): string => readFileSync(join(root, 'packs', file), 'utf8');

/** What they ask for. One that is released never changes; until then this is written anew with it. */
const digests: Readonly<Record<string, string>> = {
  'default@1.yaml': 'sha256:e42c8f1b32bb2475673574171a0f15e85b4cf454ed6d3bf34e9c060843998b5f',
};

for (const file of files)
  test(`packs/${file} is called as its name says, and asks for what it always did`, () => {
    const { digest, name } = parsePack(textOf(file), file);
    assert.deepEqual([`${name}.yaml`, digest], [file, digests[file]]);
  });

test('a checklist may extend every pack that there is, and no other', () => {
  const { properties } = JSON.parse(readFileSync(join(root, 'schemas/checklist.schema.json'), 'utf8')) as {
    properties: { pack: { enum: readonly string[] } };
  };
  assert.deepEqual(properties.pack.enum.map((name) => `${name}.yaml`).sort(), files.sort());
});

test('no item is left out of the default pack, nor in it twice or under the name of a sign-off', () => {
  const { items, signOffs } = packOf('default@1');
  assert.deepEqual(new Set(items), new Set(automaticItems.values()));
  const ids = [...items, ...signOffs].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

const changes: readonly (readonly [what: string, find: RegExp, replace: string, words: RegExp])[] = [
  ['no item', /^items:\n(?: {2}- .*\n)+/m, 'items: []\n', /items is not valid/],
  ['no scenario', /^scenarios:\n(?: {2}- .*\n)+/m, 'scenarios: []\n', /scenarios is not valid/],
  ['no sign-off', /^signOffs:\n[^]*/m, 'signOffs: []\n', /signOffs is not valid/],
  ['no end of a promotion', /^promotion: .*$/m, 'promotion: {}', /expires/],
  ['a sign-off without an end', /^ {4}expires: P90D\n/m, '', /expires/],
];

for (const [what, find, replace, words] of changes)
  test(`a pack is refused: ${what}`, () => {
    const [file = ''] = files;
    const text = textOf(file).replace(find, replace);
    assert.notEqual(text, textOf(file));
    assert.throws(
      () => parsePack(text, file),
      (error) => error instanceof ConfigError && words.test(error.message),
    );
  });

test('a pack is refused: an item that there is not', () => {
  const [file = ''] = files;
  const text = textOf(file).replace('- evidence\n', '- evidnce\n');
  assert.throws(() => parsePack(text, file), /no item is called evidnce/);
});
