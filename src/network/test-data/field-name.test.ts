import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldName } from './field-name.ts';

for (const [name, whole, want] of [
  ['value', 'ssn', 'ssn'],
  ['Text', 'ssn', 'ssn'],
  ['number', 'driverLicence', 'driverLicence_number'],
  ['id', 'tax', 'tax_id'],
  ['no', 'phone', 'phone_no'],
  ['reference', 'ssn', 'reference'],
  ['value', '', 'value'],
  ['number', '', 'number'],
] as const)
  test(`the ${name} of ${whole === '' ? 'nothing' : whole} is ${want}`, () => {
    assert.equal(fieldName(name, whole), want);
  });
