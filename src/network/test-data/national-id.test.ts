import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasNationalId, nationalDigits } from './national-id.ts';

const listed = new Set(['12345678-Z'].map(nationalDigits));

const found: readonly (readonly [field: string, text: string])[] = [
  ['note', 'dni 54362315K'],
  ['dni', '54362315-k'],
  ['note', 'NIE X2482300W'],
  ['fiscal', 'RCCMNL83S18D969H'],
  ['note', 'BOXW310820HNERXN09'],
  ['note', 'nir 2 95 10 99 126 111 93'],
  ['nir', '295109912611193'],
  ['note', '85.07.30-033.28'],
  ['nationalNumber', '85073003328'],
  ['note', 'cpf 529.982.247-25'],
  ['cpf', '52998224725'],
  ['note', '756.9217.0769.85'],
  ['steuerId', '86 095 742 719'],
  ['pesel', '44051401359'],
  ['fodselsnummer', '151086 95088'],
  ['bsn', '111.222.333'],
  ['userBsn', '111222333'],
  ['nif', '123456789'],
  ['tfn', '123 456 782'],
  ['svnr', '1237 010180'],
  ['cpr', '211062-5629'],
  ['personnummer', '880320-0016'],
  ['personnummer', '8803200016'],
  ['hetu', '131052-308T'],
  ['pps', '6433435F'],
  ['hkid', 'A123456(3)'],
  ['identity_number', '44051401359'],
];

for (const [field, text] of found)
  test(`finds ${text} in ${field}`, () => {
    assert.equal(hasNationalId(text, field, listed), true);
  });

const none: readonly (readonly [field: string, text: string])[] = [
  ['dni', '12345678Z'],
  ['dni', '54362315A'],
  ['note', '54362315A and 54362315k'],
  ['note', 'at 20261122T and 20261122Z'],
  ['bsn', '111222334'],
  ['sin', '130692545'],
  ['nif', '501964843'],
  ['order', '111222333'],
  ['amount', '44051401359'],
  ['ssn', '111222333-1'],
  ['note', '529.982.247-26'],
];

for (const [field, text] of none)
  test(`finds nothing in ${field} ${text}`, () => {
    assert.equal(hasNationalId(text, field, listed), false);
  });

test('hardly takes a random number of any length for a person’s, in a field that does not say so', () => {
  const numbers = fc.oneof(
    fc.stringMatching(/^\d{6,18}$/),
    fc.stringMatching(/^\d{3,8}-\d{3,8}$/),
    fc.stringMatching(/^[A-Z]{1,4}-?\d{4,10}$/),
    fc.base64String({ minLength: 8, maxLength: 40 }),
    fc.uuid(),
  );
  const texts = fc.sample(numbers, { numRuns: 20_000, seed: 7 });
  const wrong = texts.filter((text) => hasNationalId(text, 'reference', listed));
  assert.ok(wrong.length <= 2, wrong.join(', '));
});
