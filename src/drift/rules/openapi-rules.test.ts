import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../model/change.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { openapiRules } from './openapi-rules.ts';
import { rulesById } from './all-rules.ts';

const read = (text: string) => openApiSource(JSON.parse(text) as Readonly<Record<string, unknown>>);
const changesOf = (old: string, next: string): readonly Change[] =>
  findSchemaChanges(read(old), read(next), { now: '2026-11-21T00:00:00Z' }).changes;

for (const rule of openapiRules) {
  test(`${rule.id} fires on its example, as severe as it says`, () => {
    const fired = changesOf(rule.example.old, rule.example.new);
    const change = fired.find(({ id }) => id === rule.id);
    assert.ok(change !== undefined, `fired: ${fired.map(({ id }) => id).join(', ')}`);
    assert.equal(change.severity, rule.severity.strict, change.stoppedBy);
  });

  test(`${rule.id} is silent where nothing of the kind happened`, () => {
    const fired = changesOf(rule.silent.old, rule.silent.new).map(({ id }) => id);
    assert.ok(!fired.includes(rule.id), `fired: ${fired.join(', ')}`);
  });

  test(`the mirror of ${rule.id} fires the other way round`, () => {
    const mirror = 'rule' in rule.mirror ? rule.mirror.rule : '';
    assert.ok(rulesById.has(mirror), `${mirror} is no rule`);
    const fired = changesOf(rule.example.new, rule.example.old).map(({ id }) => id);
    assert.ok(fired.includes(mirror), `fired: ${fired.join(', ')}`);
  });
}
