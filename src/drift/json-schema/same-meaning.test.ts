import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { narrowerDependencies, sameDependencies, widerDependencies } from '../testing/dependency-cases.ts';
import { sameNames } from '../testing/closed-names-cases.ts';
import { narrowerValues, sameValues } from '../testing/listed-value-cases.ts';
import { narrower, same, wider } from '../testing/same-meaning-cases.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { narrowerTexts, sameTexts, widerTexts } from '../testing/text-cases.ts';

// Without values to try: the comparison itself has to see it.
function verdicts(old: unknown, next: unknown): readonly string[] {
  return (['request', 'response'] as const).map(
    (as) => findSchemaChanges(schemaSource(old), schemaSource(next), { as, effort: 0 }).verdict,
  );
}

describe('other words for the same are the same', () => {
  for (const [name, old, next] of [...same, ...sameNames, ...sameTexts, ...sameDependencies, ...sameValues])
    test(name, () => {
      assert.deepEqual([...verdicts(old, next), ...verdicts(next, old)], Array(4).fill('identical'));
    });
});

describe('what is more is safe to who sends it', () => {
  for (const [name, old, next] of [...wider, ...widerTexts, ...widerDependencies])
    test(name, () => {
      const [asRequest, asResponse] = verdicts(old, next);
      assert.equal(asRequest, 'safe');
      assert.match(String(asResponse), /^(?:breaking|dangerous)$/);
    });
});

describe('what is less is not called the same', () => {
  for (const [name, old, next] of [...narrower, ...narrowerTexts, ...narrowerDependencies, ...narrowerValues])
    test(name, () => {
      const [asRequest] = verdicts(old, next);
      const [, asResponse] = verdicts(next, old);
      for (const verdict of [asRequest, asResponse])
        assert.match(String(verdict), /^(?:breaking|dangerous)$/);
    });
});
