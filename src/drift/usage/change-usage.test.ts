import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulesById } from '../rules/all-rules.ts';
import { changeUsage, namedRules } from './change-usage.ts';

test('every rule that is judged by name exists, once', () => {
  assert.deepEqual(
    namedRules.filter((id) => !rulesById.has(id)),
    [],
  );
  assert.equal(new Set(namedRules).size, namedRules.length);
});

test('what is harmless under every policy harms no use; what is not known is unknown', () => {
  assert.equal(changeUsage('exact', rulesById.get('operation-added')), 'unaffected');
  assert.equal(changeUsage('exact', undefined), 'unknown');
  assert.equal(changeUsage(undefined, rulesById.get('operation-removed')), 'unknown');
});
