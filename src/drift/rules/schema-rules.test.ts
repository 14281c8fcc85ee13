import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { facetRules, schemaRules } from './schema-rules.ts';

const now = '2026-11-21T00:00:00Z';
const changesOf = (old: string, next: string, as: 'request' | 'response') =>
  findSchemaChanges(schemaSource(JSON.parse(old)), schemaSource(JSON.parse(next)), { as, now }).changes;

for (const rule of schemaRules) {
  const as = rule.direction === 'request' ? 'request' : 'response';

  test(`${rule.id} fires on its example, as severe as it says`, () => {
    const fired = changesOf(rule.example.old, rule.example.new, as);
    const change = fired.find(({ id }) => id === rule.id);
    assert.ok(change !== undefined, `fired: ${fired.map(({ id }) => id).join(', ')}`);
    assert.equal(change.severity, rule.severity.strict, change.stoppedBy);
  });

  test(`${rule.id} is silent where nothing of the kind happened`, () => {
    const fired = changesOf(rule.silent.old, rule.silent.new, as).map(({ id }) => id);
    assert.ok(!fired.includes(rule.id), `fired: ${fired.join(', ')}`);
  });
}

test('every rule has its mirror, or says why not', () => {
  const byName = new Map(facetRules.map((rule) => [rule.name, rule]));
  for (const { mirror, name } of facetRules)
    assert.ok('none' in mirror || byName.has(mirror.rule), `${name} has no mirror`);
});

test('the mirror of an example fires the mirrored rule', () => {
  for (const rule of schemaRules) {
    if (!('rule' in rule.mirror)) continue;
    const { mirror } = rule;
    const as = rule.direction === 'request' ? 'request' : 'response';
    const fired = changesOf(rule.example.new, rule.example.old, as).map(({ id }) => id);
    assert.ok(fired.includes(mirror.rule), `${rule.id}: ${fired.join(', ')}`);
  }
});
