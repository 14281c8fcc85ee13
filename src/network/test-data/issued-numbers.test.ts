import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IssuedNumbers } from './issued-numbers.ts';

test('remembers the numbers of answers that read as card numbers, and no others', () => {
  const issued = new IssuedNumbers();
  issued.note('{"account_number":2223000048400011,"big":"22230000484000112223","at":1700000000000}');
  issued.add(['4242424242424242', 7]);
  const numbers = ['2223000048400011', '4242424242424242', '2230000484000112223', '1700000000000', '7'];
  assert.deepEqual(
    numbers.map((number) => issued.has(number)),
    [true, true, false, false, false],
  );
});

test('finds a number wherever it stands', () => {
  for (let before = 0; before < 30; before += 1) {
    const issued = new IssuedNumbers();
    issued.note(`${' '.repeat(before)}4242424242424242,36700102000000${'x'.repeat(before)}`);
    assert.deepEqual(
      [issued.has('4242424242424242'), issued.has('36700102000000')],
      [true, true],
      String(before),
    );
  }
});
