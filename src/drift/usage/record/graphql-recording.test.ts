import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildSchema, parse } from 'graphql';
import { sdl, used } from '../testing/pets.ts';
import { GraphqlRecording } from './graphql-recording.ts';

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

  test('all of an input that a record does not show', () => {
    const schema = buildSchema(sdl);
    const text = 'mutation buy($input: Buy!) { buy(input: $input) { id } }';
    const given = (input: unknown) => {
      const recording = new GraphqlRecording(schema, parse(text));
      const body = { json: { variables: { input } } };
      recording.add({ operation: 'buy', request: { url: '', headers: {}, body } });
      return recording.toUse().given;
    };
    const all = ['Buy.gift', 'Buy.note', 'Buy.size', 'Gift.to', 'Mutation.buy(input:)'];
    assert.deepEqual(given('[redacted]'), all);
    assert.deepEqual(given({ gift: '[undocumented]' }), ['Buy.gift', 'Gift.to', 'Mutation.buy(input:)']);
    assert.deepEqual(given({ note: '[redacted]' }), ['Buy.note', 'Mutation.buy(input:)']);
  });

  test('input fields and values of variables, and no other value', () => {
    assert.deepEqual(used['buy']?.given, ['Buy.note', 'Buy.size', 'Mutation.buy(input:)', 'Size.SMALL']);
    assert.equal(used['buy'].unrecorded, true);
  });
});
