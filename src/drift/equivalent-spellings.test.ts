import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Change } from '../model/change.ts';
import { findSchemaChanges } from './find-schema-changes.ts';
import { arbitrarySchema } from './testing/arbitrary-schema.ts';
import { diceOf } from './testing/dice.ts';
import { documentLaws, withoutLaterKeywords } from './testing/equivalent-documents.ts';
import { spellings } from './testing/equivalent-spellings.ts';
import type { JsonObject } from './testing/map-schemas.ts';
import { openApiSource } from './testing/openapi-source.ts';
import { respellDocument, respellSchema } from './testing/respell.ts';
import type { Respelling } from './testing/respell.ts';
import { schemaSource } from './testing/schema-source.ts';

const numRuns = Number(process.env['LIVEGATE_RUNS'] ?? 150);
// No change is expected, so there is none to prove.
const unattacked = { effort: 0 };
const laws = Object.keys(spellings);
const contracts = ['flexiti', 'truphone'].map((id) => ({
  id,
  root: parse(readFileSync(`contracts/${id}/openapi.yaml`, 'utf8')) as JsonObject,
}));

const respelling: fc.Arbitrary<Respelling> = fc.record({
  laws: fc.shuffledSubarray(laws, { minLength: 1, maxLength: 5 }),
  oneIn: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat(),
});

function shown(changes: readonly Change[]): readonly string[] {
  return changes.map(({ id, path, reason }) => `${id} ${path.join(' > ')}: ${reason}`);
}

function differencesOf(old: JsonObject, next: JsonObject): readonly string[] {
  const there = findSchemaChanges(openApiSource(old), openApiSource(next), unattacked);
  const back = findSchemaChanges(openApiSource(next), openApiSource(old), unattacked);
  assert.deepEqual([there.undecided, back.undecided], [[], []]);
  // The version of OpenAPI that a document says it is written in.
  return shown([...there.changes, ...back.changes]).filter((text) => !text.includes('openapi changed'));
}

describe('a contract spelled in another way is the same contract', () => {
  for (const { id, root } of contracts)
    for (const law of laws)
      test(`${id}: ${law}`, () => {
        const next = respellDocument(root, { laws: [law], oneIn: 1, seed: 1 });
        assert.deepEqual(differencesOf(root, next), []);
      });

  for (const { id, root } of contracts)
    for (const [law, rewrite] of Object.entries(documentLaws))
      test(`${id}: ${law}`, () => {
        const old = law.includes('3.0') ? withoutLaterKeywords(root) : root;
        assert.deepEqual(differencesOf(old, rewrite(old, diceOf(1))), []);
      });

  test('each law changes the text of some contract', () => {
    for (const [law, rewrite] of Object.entries(documentLaws)) {
      const changed = contracts.some(
        ({ root }) => JSON.stringify(rewrite(root, diceOf(1))) !== JSON.stringify(root),
      );
      assert.ok(changed, law);
    }
  });

  for (const { id, root } of contracts)
    test(`${id}: several laws at once`, () => {
      fc.assert(
        fc.property(respelling, (how) => {
          assert.deepEqual(differencesOf(root, respellDocument(root, how)), []);
        }),
        { numRuns: Math.ceil(numRuns / 30) },
      );
    });
});

// Which members are unevaluated is worked out for what stands beside them only, and said to differ else.
const evaluated = arbitrarySchema.filter((schema) => !JSON.stringify(schema).includes('unevaluated'));

test('a schema spelled in another way is the same schema', () => {
  fc.assert(
    fc.property(evaluated, respelling, (schema, how) => {
      const next = respellSchema(schema, how);
      const { changes, undecided } = findSchemaChanges(schemaSource(schema), schemaSource(next), unattacked);
      // A schema that is defined by itself without a member in between is said to be undecidable.
      fc.pre(undecided.length === 0);
      assert.deepEqual(shown(changes), [], JSON.stringify(next));
    }),
    { numRuns },
  );
});
