import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { used } from '../testing/pets.ts';

describe('what is recorded of a document', () => {
  test('coordinates, whatever the aliases, and enum values that came', () => {
    assert.deepEqual(used['getOrder']?.read, [
      'Order.id',
      'Order.status',
      'Query.order',
      'Status',
      'Status.OPEN',
    ]);
    assert.ok(used['getOrder'].selected.includes('Order.total'));
    assert.ok(used['getOrder'].selected.includes('Dog.name'));
    assert.equal(used['getOrder'].unrecorded, undefined);
  });

  test('input fields and values of variables, and no other value', () => {
    assert.deepEqual(used['buy']?.given, ['Buy.note', 'Buy.size', 'Mutation.buy(input:)', 'Size.SMALL']);
    assert.equal(used['buy'].unrecorded, true);
  });
});
