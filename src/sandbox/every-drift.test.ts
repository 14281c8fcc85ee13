import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSchema } from 'graphql';
import { listProviders } from '../contract/list-providers.ts';
import { loadContract } from '../contract/load-contract.ts';
import { loadBehaviour } from './behaviour.ts';

const root = join(import.meta.dirname, '..', '..');

for (const id of listProviders(root)) {
  test(`${id}: every drift pack says what it is and changes something`, async () => {
    const contract = await loadContract(join(root, 'contracts', id));
    const { drifts } = await loadBehaviour(contract);
    assert.ok(Object.keys(drifts).length >= 3);
    for (const [name, pack] of Object.entries(drifts)) {
      assert.ok(pack.describe.length > 10 && pack.source.length > 5, name);
      assert.ok(pack.sdl !== undefined || pack.reply !== undefined || pack.before !== undefined, name);
      if (pack.sdl === undefined) continue;
      const pinned = contract.graphql?.sdl ?? '';
      const drifted = pack.sdl(pinned);
      assert.notEqual(drifted, pinned, name);
      assert.doesNotThrow(() => buildSchema(drifted), name);
    }
  });
}
