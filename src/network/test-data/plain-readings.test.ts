import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainReadings } from './plain-readings.ts';
import { createTestDataPolicy } from './test-data-policy.ts';

const card = 'a payment card number that is no documented test number';
const email = 'an e-mail address outside the reserved domains';
const national = 'a national identification number';
const phone = 'a telephone number outside the ranges set aside for fiction';
const policy = createTestDataPolicy({ cardNumbers: ['4111 1111 1111 1111'] }, () => false);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const asUnicode = (text: string) =>
  Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const asHtml = (text: string) => Array.from(text, (letter) => `&#${letter.charCodeAt(0)};`).join('');
const asPercent = (text: string) =>
  Array.from(text, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');

/** The base64 of a card's number and a byte before it with which the whole is no text. */
const noText = (byte: number) =>
  Buffer.concat([Buffer.of(byte), Buffer.from('4242 4242 4242 4242')]).toString('base64');

const hidings: readonly (readonly [string, (text: string) => string])[] = [
  ['percent-encoded as a component', encodeURIComponent],
  ['percent-encoded letter by letter', asPercent],
  ['percent-encoded twice', (text) => encodeURIComponent(asPercent(text))],
  ['in a form', (text) => new URLSearchParams({ a: '1', note: text }).toString()],
  ['in a URL', (text) => `https://shop.example/x?note=${encodeURIComponent(text)}&b=2`],
  ['in a JSON text', (text) => JSON.stringify({ note: text })],
  ['escaped as JSON', asUnicode],
  ['escaped as JSON within a form', (text) => encodeURIComponent(asUnicode(text))],
  ['escaped as HTML', asHtml],
  ['in base64', base64],
  ['in base64 for URLs', (text) => Buffer.from(text).toString('base64url')],
  [
    'in base64 on several lines',
    (text) => base64(`${text}, ${'x'.repeat(60)}`).replaceAll(/.{20}/g, '$&\r\n'),
  ],
  ['in base64 in groups of four', (text) => base64(text).replaceAll(/.{4}/g, '$& ')],
  ['in base64 beside letters of another script', (text) => base64(`für Zoë – 東京: ${text}`)],
  ['in a data URL', (text) => `data:text/plain;base64,${base64(text)}`],
];

for (const [name, hide] of hidings) {
  test(`reads what is ${name}`, () => {
    for (const [text, kind] of [
      ['ada@gmail.com', email],
      ['4242 4242 4242 4242', card],
      ['+14165551234', phone],
      ['536-22-1234', national],
    ] as const)
      assert.deepEqual(
        policy.find({ query: { note: hide(text) } }).map(({ found }) => found),
        [kind],
        hide(text),
      );
    for (const text of ['ada@example.com', '4111 1111 1111 1111', '+12025550123'])
      assert.deepEqual(policy.find({ path: { note: hide(text) } }), [], hide(text));
  });
}

for (const text of [
  '100%',
  'a%20b%2Fc',
  '%zz %',
  '&amp; &#9999999999; &#xffffff;',
  '\\n',
  'bm90aGluZyBoZXJl',
  '%ff%fe',
  noText(0x01),
  noText(0xff),
])
  test(`reads ${text} without harm`, () => {
    assert.equal(plainReadings(text)[0], text);
    assert.deepEqual(policy.find({ query: { note: text } }), []);
  });
