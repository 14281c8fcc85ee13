import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContract } from '../testing/test-contract.ts';
import { IssuedNumbers } from './issued-numbers.ts';

test('remembers long numbers of answers with a card field, and of no other', () => {
  const plain = testContract().operations.get('getItem');
  assert.ok(plain !== undefined);
  const withCards = { ...plain, fieldNames: new Set(['vcc_number']) };
  const issued = new IssuedNumbers();
  issued.note(plain, '{"name":"2223000048400011"}');
  assert.equal(issued.has('2223000048400011'), false);
  issued.note(withCards, '{"vcc_number":"2223000048400011","big":"22230000484000112223"}');
  assert.equal(issued.has('2223000048400011'), true);
  assert.equal(issued.has('2230000484000112223'), false);
});
