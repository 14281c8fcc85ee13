import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readYaml } from '../contract/read-yaml.ts';
import { automaticItems } from './automatic-items.ts';
import { packOf } from './pack.ts';

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'packs'));
const schema = JSON.parse(readFileSync(join(root, 'schemas/pack.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: false }).compile(schema);

for (const file of files)
  test(`packs/${file} is as its schema says, and is called as its name says`, () => {
    const { value } = readYaml(readFileSync(join(root, 'packs', file), 'utf8'), file);
    assert.ok(validate(value), JSON.stringify(validate.errors));
    assert.equal(`${(value as { name: string }).name}.yaml`, file);
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
