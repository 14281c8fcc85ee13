import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, TrapClass } from '../../model/change.ts';
import { exampleProvider } from '../../contract/testing/example-provider.ts';
import { parseProvider } from '../../contract/parse-provider.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { parseSchemaDocument } from '../document/parse-schema-document.ts';
import { rulesById } from '../rules/all-rules.ts';
import { markTraps } from './mark-traps.ts';
import { trapClassOf } from './trap-class.ts';

const schema = parseSchemaDocument('{ "type": "string" }', { source: 'a.json', language: 'json-schema' });

const cases: {
  id: string;
  ahead?: boolean;
  isTest?: boolean;
  announced?: string;
  wanted: TrapClass | undefined;
}[] = [
  { id: 'operation-removed', wanted: 'one-environment-only' },
  { id: 'graphql-field-added', wanted: 'one-environment-only' },
  { id: 'graphql-field-added', ahead: true, wanted: 'ahead-of-live' },
  { id: 'response-enum-value-added', wanted: 'value-in-one-only' },
  { id: 'response-enum-value-added', ahead: true, wanted: 'ahead-of-live' },
  { id: 'response-null-added', wanted: 'value-in-one-only' },
  { id: 'observed-enum-value', wanted: 'value-in-one-only' },
  { id: 'observed-required-missing', wanted: 'one-environment-only' },
  { id: 'observed-type', wanted: undefined },
  { id: 'request-maximum-tightened', wanted: 'narrower-in-test' },
  { id: 'request-maximum-tightened', isTest: false, wanted: undefined },
  { id: 'request-security-tightened', wanted: 'access-differs' },
  // What nullability is called in GraphQL, and what a member that may be missing is.
  { id: 'graphql-field-type-widened', wanted: 'value-in-one-only' },
  { id: 'graphql-field-type-narrowed', wanted: 'value-in-one-only' },
  { id: 'graphql-field-type-conflicting', wanted: 'value-in-one-only' },
  { id: 'response-property-became-optional', wanted: 'one-environment-only' },
  // A value that test takes and live refuses is no part, and test is not narrower by it.
  { id: 'request-enum-value-added', wanted: 'value-in-one-only' },
  { id: 'request-null-added', wanted: 'value-in-one-only' },
  { id: 'graphql-input-enum-value-added', wanted: 'value-in-one-only' },
  { id: 'request-enum-value-removed', wanted: 'narrower-in-test' },
  { id: 'request-enum-value-removed', isTest: false, wanted: 'value-in-one-only' },
  { id: 'response-type-added', wanted: 'value-in-one-only' },
  { id: 'graphql-type-added', wanted: 'one-environment-only' },
  // Announced or not, it is gone; that it was announced is a note.
  { id: 'graphql-deprecated-field-removed', wanted: 'one-environment-only' },
  { id: 'graphql-field-removed-before-sunset', wanted: 'one-environment-only' },
  { id: 'deprecated-operation-removed', wanted: 'one-environment-only' },
  { id: 'operation-removed-before-sunset', wanted: 'one-environment-only' },
  { id: 'graphql-output-enum-value-removed-before-sunset', wanted: 'value-in-one-only' },
  { id: 'operation-deprecated-removed', wanted: undefined },
  { id: 'request-deprecated-added', wanted: undefined },
  { id: 'sunset-added', wanted: undefined },
  { id: 'response-read-only-added', wanted: undefined },
  { id: 'response-media-type-unanswered', wanted: 'one-environment-only' },
  { id: 'observed-never-null', wanted: 'value-in-one-only' },
  { id: 'observed-never-present', wanted: 'one-environment-only' },
  { id: 'server-removed', wanted: 'access-differs' },
  { id: 'graphql-description-added', wanted: undefined },
  { id: 'response-type-changed', announced: 'content may change', wanted: 'called-compatible' },
];
for (const { ahead = false, announced, id, isTest = true, wanted } of cases)
  test(`${id}${ahead ? ', ahead' : ''}${isTest ? '' : ', live'}: ${wanted ?? 'no trap'}`, () => {
    const rule = rulesById.get(id);
    assert.ok(rule !== undefined);
    const direction = rule.direction === 'any' ? 'response' : rule.direction;
    const change: Change = {
      ...{ id, direction, severity: 'breaking', path: [], operations: [], reason: '', fingerprint: '' },
      ...(announced === undefined ? {} : { announced }),
    };
    assert.equal(trapClassOf(change, rule, { newIsTest: isTest, newIsAhead: ahead }), wanted);
  });

test('between two test environments neither is narrower than live', () => {
  const { environments } = parseProvider(exampleProvider(), 'provider.yaml');
  const [example] = Object.values(environments);
  assert.ok(example !== undefined);
  const all = { one: { ...example, stage: 'test' }, two: { ...example, stage: 'test' } } as const;
  const change: Change = {
    ...{ id: 'request-maximum-tightened', direction: 'request', severity: 'breaking', path: [] },
    ...{ operations: [], reason: '', fingerprint: '' },
  };
  const report = findSchemaChanges(schema, schema);
  const classOf = (against: string) =>
    markTraps({ ...report, changes: [change] }, all, 'one', against).changes[0]?.trapClass;
  assert.deepEqual([classOf('contract'), classOf('two')], ['narrower-in-test', undefined]);
});
