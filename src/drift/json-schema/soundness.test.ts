import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { rulesById } from '../rules/all-rules.ts';
import { arbitraryPair, arbitrarySchema } from '../testing/arbitrary-schema.ts';
import type { ArbitrarySchema } from '../testing/arbitrary-schema.ts';
import { attackVerdict } from '../testing/judge-soundness.ts';
import { schemaSource } from '../testing/schema-source.ts';

const numRuns = Number(process.env['LIVEGATE_RUNS'] ?? 250);
const direction = fc.constantFrom('request' as const, 'response' as const);

test('no value contradicts a verdict, and every witness shows what it is meant to', () => {
  fc.assert(
    fc.property(arbitraryPair, direction, ([old, next], as) => {
      assert.equal(attackVerdict(old, next, as, { tries: 4 }).contradiction, undefined);
    }),
    { numRuns },
  );
});

test('a schema differs in nothing from itself', () => {
  fc.assert(
    fc.property(arbitrarySchema, direction, (schema, as) => {
      const report = findSchemaChanges(schemaSource(schema), schemaSource(structuredClone(schema)), { as });
      assert.deepEqual([report.verdict, report.changes], ['identical', []]);
    }),
    { numRuns },
  );
});

test('swapping the sides and the direction mirrors the changes', () => {
  fc.assert(
    fc.property(arbitraryPair, ([old, next]) => {
      assertMirrored(old, next);
    }),
    { numRuns },
  );
});

test('what refuses either way in two alternatives of a union is mirrored, too', () => {
  const one = { type: 'object', maxProperties: 1 };
  const pinned = { enum: [null, { b: 'a', a: false }] };
  const old = { anyOf: [pinned, { anyOf: [one, { const: { a: true } }] }, { type: 'boolean' }] };
  const map = { type: 'object', additionalProperties: { type: 'integer' } };
  assertMirrored(old, { anyOf: [pinned, map, { type: 'boolean' }] });
});

function assertMirrored(old: ArbitrarySchema, next: ArbitrarySchema): void {
  const there = findSchemaChanges(schemaSource(old), schemaSource(next), { as: 'request' }).changes;
  const back = findSchemaChanges(schemaSource(next), schemaSource(old), { as: 'response' }).changes;
  const mirrored = there.map(({ id }) => {
    const mirror = rulesById.get(id)?.mirror;
    return mirror !== undefined && 'rule' in mirror
      ? mirror.rule.replace('request', 'response')
      : id.replace('request', 'response');
  });
  assert.deepEqual(back.map(({ id }) => id).sort(), mirrored.sort());
}
