import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasDrivingLicence, licenceDigits } from './driving-licence.ts';

const listed = new Set(['A1234-56789-00101'].map(licenceDigits));

for (const [field, text] of [
  ['note', 'licence P1234-56789-05514'],
  ['note', 'P1234-150585-09'],
  ['note', 'MORGA657054SM9IJ'],
  ['licenceNumber', '1234567'],
  ['govid_number', 'DL 12 34 56'],
  ['code', 'AAMVA DAQ\nDAQP1234-56789-05514'],
  ['code', '@\n\u001e\rANSI 636012030002DL\nDCSDOE\nDAQP1234-56789-05514\nDBB19600514'],
] as const)
  test(`finds ${JSON.stringify(text)} in ${field}`, () => {
    assert.equal(hasDrivingLicence(text, field, listed), true);
  });

for (const [field, text] of [
  ['licence', 'MIT'],
  ['licence', 'Apache-2.0'],
  ['licenceNumber', 'A1234 56789 00101'],
  ['code', 'DAQP1234-56789-99999 ANSI'],
  ['code', '@\n\u001e\rANSI\nDBA20300515\nDCSCUSTOMER\nDACTEST\nDBB19800101\nDAQT1'],
  ['licenceNumber', 'A1234 56789 00101'],
  ['note', 'P1234-56789-99999'],
  ['note', '1234567'],
] as const)
  test(`finds nothing in ${field} ${JSON.stringify(text)}`, () => {
    assert.equal(hasDrivingLicence(text, field, listed), false);
  });
