import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, TrapClass } from '../../model/change.ts';
import { rulesById } from '../rules/all-rules.ts';
import { trapClassOf } from './trap-class.ts';

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
