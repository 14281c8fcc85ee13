import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTestDataPolicy } from './test-data-policy.ts';

const testData = {
  cardNumbers: ['4111 1111 1111 1111'],
  emails: ['qa.acme.com', 'robot@partner.com'],
  phones: ['+1 416 555 2368'],
  nationalIds: ['12345678-Z'],
  licences: ['A1234-56789-00101'],
};
const known = new Set(['5555555555554444', 'robot@acme.co.uk']);
const policy = createTestDataPolicy(testData, (value) => known.has(value));

const card = 'a payment card number that is no documented test number';
const email = 'an e-mail address outside the reserved domains';
const national = 'a national identification number';
const licence = 'the number of a driving licence';
const phone = 'a telephone number outside the ranges set aside for fiction';

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

const refused: readonly (readonly [string, unknown, string])[] = [
  ['cardNumber', '4242424242424242', card],
  ['cardNumber', '4242 4242 4242 4242', card],
  ['cardNumber', '4242-4242-4242-4242', card],
  ['card_number', 4242424242424242, card],
  ['number', '378282246310005', card],
  ['note', 'please charge 4242424242424242 at once', card],
  ['note', 'charge 4242424242424242.', card],
  ['note', '_4242424242424242', card],
  ['note', 'card:4242424242424242,', card],
  ['note', '4242424242424242-01/29', card],
  ['note', '4242 4242 4242 4242 01/29', card],
  ['note', '1234567890123 4242424242424242', card],
  ['note', 'not 4111111111111111 but 4242424242424242', card],
  ['note', '3782 822463 10005', card],
  ['note', 'card 4242.4242.4242.4242.', card],
  ['note', '4242/4242/4242/4242', card],
  ['note', '4242_4242_4242_4242', card],
  ['note', '4242  4242  4242  4242', card],
  ['note', '00000000-0000-0000-0000-4242424242424242', card],
  ['note', '4242\u00A04242\u00A04242\u00A04242', card],
  ['note', '4242–4242–4242–4242', card],
  ['note', '4242\u200B424242424242', card],
  ['note', '４２４２４２４２４２４２４２４２', card],
  ['cardNumber', '42424242 42424242', card],
  ['vcc_number', '2223000048400011', card],
  // A field's name lets nothing pass.
  ['customer_id', '4242424242424242', card],
  ['reference', '4242 4242 4242 4242', card],
  ['account_number', 4242424242424242, card],
  ['externalId', '4242-4242-4242-4242', card],
  ['order_id', 'order 4242424242424242', card],
  ['timestamp', '4242424242424242', card],
  ['iccid', '4242424242424242', card],
  ['email', 'ada@gmail.com', email],
  ['email', 'ada@example.com.evil.org', email],
  ['email', 'ada@notexample.com', email],
  ['note', 'ask Ada <ada@acme.co.uk>', email],
  ['email', 'ada@bücher.de', email],
  ['to', ['ada@example.com', 'ada@gmail.com'], email],
  ['anything', '536-22-1234', national],
  ['ssn', '536221234', national],
  ['note', 'my ssn is 536-22-1234', national],
  ['note', '(536-22-1234).', national],
  ['ssn', 'it is 536221234.', national],
  ['note', 'sin 130-692-544, thanks', national],
  ['ssn', '536 22 1234', national],
  ['ssn', '536\u168022\u16801234', national],
  ['ssn', '536.22.1234', national],
  ['nino', 'number AB 12 34 56 C', national],
  ['anything', '130 692 544', national],
  // A number with separators of its own is told from the digits of the words around it.
  ['note', 'SSN 536-22-1234 10 Main St', national],
  ['note', 'apt 4 536-22-1234', national],
  ['ssn', 'apt 4 536-22-1234 10 Main St', national],
  ['note', 'cpf 529.982.247-25 10', national],
  ['note', 'licence P1234-56789-05514 10 Main St', licence],
  ['note', 'unit 7 416-555-1234', phone],
  // A name that says nothing is read with that of the whole.
  ['ssn', { value: '536221234' }, national],
  ['ssn', { value: [{ text: '536221234' }] }, national],
  ['tax', { id: '536221234' }, national],
  ['driverLicence', { number: 'P1234567890' }, licence],
  ['phone', { number: '4165551234' }, phone],
  ['note', '{"ssn":"536221234"}', national],
  ['note', ' [{"ssn":{"value":536221234}}]', national],
  ['note', JSON.stringify({ text: JSON.stringify({ licenceNumber: 'P1234567890' }) }), licence],
  ['note', Buffer.from('{"ssn":"536221234"}').toString('base64'), national],
  ['sin', '130692544', national],
  ['national_id', 'AB123456C', national],
  ['dni', '54362315-k', national],
  ['bsn', 111222333, national],
  ['note', 'licence P1234-56789-05514', licence],
  ['phone', '+1 416 555 1234', phone],
  ['phone', '(202) 555-0200', phone],
  ['mobile', '4165551234', phone],
  ['note', 'call +1 416 555 1234', phone],
  ['note', 'tel:+14165551234', phone],
  ['note', 'not +1 202 555 0123, but +1 416 555 1234.', phone],
  ['phone', '416 555 1234 ext. 7', phone],
  ['note', 'call 416-555-1234.', phone],
  ['note', 'office (416) 555-1234, ask for Ada', phone],
  ['anything', '+442071838750', phone],
  ['mobilePhoneNumber', '07911 123456', phone],
];

for (const [field, value, found] of refused) {
  test(`does not let ${field} ${shown(value)} pass`, () => {
    for (const input of [
      { body: { deep: [{ [field]: value }] } },
      { variables: { [field]: value } },
      { query: { [field]: value } },
    ]) {
      const findings = policy.find(input);
      assert.deepEqual(
        findings.map((finding) => [finding.code, finding.found]),
        [['test_data_not_allowed', found]],
      );
      assert.ok(!JSON.stringify(findings).includes('4242'));
    }
  });
}

const allowed: readonly (readonly [string, unknown])[] = [
  ['cardNumber', '4111111111111111'],
  ['vcc_number', '5555555555554444'],
  ['cardNumber', '4242424242424241'],
  ['iccid', '8944110064200000019'],
  ['note', '8944110064200000019'],
  ['account_number', '5555555555554444'],
  ['reference', '5555 5555 5555 4444'],
  ['eid', '89049032000001000000031328322874'],
  ['imei', '490154203237518'],
  ['order_id', '4242424242424241'],
  ['createdAt', 1700000000000],
  ['idempotencyKey', '42424242-4242-4242-8242-424242424242'],
  ['note', 'for 42424242-4242-4242-8242-424242424242.'],
  ['ratio', '0.4242424242424242'],
  ['amount', '4242424242424242.5'],
  ['note', 'a4242424242424242'],
  ['note', '4242.4242 of 4242.4242'],
  ['cardNickname', 'a card of 42424242 and 42424242'],
  ['note', 'v416-555-1234'],
  ['note', 'call 416-555-0123'],
  ['sku', '7-416-555-1234-9'],
  ['path', '/2026/11/21/4242/1'],
  ['note', 'ring +1 202 555 0123 2 times'],
  ['note', '2026-11-21T10:00:00+05:30 to 2026-11-22 +0530'],
  ['note', 'iccid 8944110064200000019, eid 89049032000001000000031328322874'],
  ['note', '1 130 692 544 77'],
  ['note', '756.9217.0769.85.3'],
  ['note', '7 54362315K 10'],
  ['order', { value: '536221234' }],
  ['order', { ssn: { reference: '536221234' } }],
  ['note', '{"order":"536221234"}'],
  ['note', '{"ssn":"536221234"'],
  ['note', '[]'],
  ['sku', 'x-130-692-544-7'],
  ['note', 'from 2026-11-21 to 2026-12-24'],
  ['email', 'ada@example.com'],
  ['email', 'Ada <ada@Mail.Example.ORG>'],
  ['email', 'ada@acme.test'],
  ['email', 'ada@localhost'],
  ['email', 'ada@qa.acme.com'],
  ['email', 'ada@partner.com'],
  ['email', 'no-address'],
  ['user', 'robot@acme.co.uk'],
  ['handle', '@ada, ada@office'],
  ['ssn', '000123456'],
  ['ssn', '987-65-4320'],
  ['ssn', '078-05-1120'],
  ['sin', '000000000'],
  ['amount', 536221234],
  ['zip', '123-45-678'],
  ['dni', '12345678Z'],
  ['licenceNumber', 'A1234 56789 00101'],
  ['percent', '100%'],
  ['text', 'a%20b%2Fc &amp; &#10; \\n \\u00e9'],
  ['blob', 'bm90aGluZyB0byBzZWUgaGVyZQ=='],
  ['phone', '+12025550123'],
  ['phone', '(416) 555-0199'],
  ['phone', '+44 7700 900123'],
  ['phone', '020 7946 0958'],
  ['phone', '+33 6 39 98 12 34'],
  ['phone', '+61 491 570 006'],
  ['phone', '+1 (416) 555-2368'],
  ['phone', '12345'],
  ['phone', 'not a number'],
  ['phone', '1234567a-1234-4234-8234-123456789abc'],
  ['licence', '2026-11-21'],
  ['activationDate', '2026-11-21T00:00:00.000Z'],
];

for (const [field, value] of allowed) {
  test(`lets ${field} ${shown(value)} pass`, () => {
    assert.deepEqual(policy.find({ body: { [field]: value } }), []);
  });
}

test('finds a name, too', () => {
  const findings = policy.find({ body: { shares: { 'ada@gmail.com': 1, '4242424242424242': 2 } } });
  assert.deepEqual(
    findings.map(({ at, found }) => [at, found]),
    [
      ['/body/shares', email],
      ['/body/shares', card],
    ],
  );
});

test('says where, in every part of the input', () => {
  const real = 'ada@gmail.com';
  const input = {
    path: { a: real },
    query: { b: real },
    body: [{ c: real }],
    variables: { 'd/e': real },
    header: { f: real },
  };
  assert.deepEqual(
    policy.find(input).map(({ at }) => at),
    ['/path/a', '/query/b', '/header/f', '/body/0/c', '/variables/d~1e'],
  );
});

test('takes no id, date or digest for somebody’s data', () => {
  const hex = (length: number) =>
    fc.string({
      unit: fc.integer({ min: 0, max: 15 }).map((digit) => digit.toString(16)),
      minLength: length,
      maxLength: length,
    });
  const date = fc.date({ min: new Date(0), max: new Date('2090-01-01'), noInvalidDate: true });
  const ids = fc.oneof(
    fc.uuid(),
    fc.uuid().map((id) => `urn:uuid:${id}`),
    date.map((day) => day.toISOString()),
    date.map((day) => day.toISOString().slice(0, 10)),
    date.map((day) => day.toUTCString()),
    hex(64).map((digest) => `sha256:${digest.replace(/^\d+/, 'a')}`),
    fc.uuid().map((id) => id.replaceAll('-', '').replace(/^/, 'x')),
    fc.stringMatching(/^89\d{17,18}$/),
    // As the three providers' environments number their objects.
    fc.stringMatching(/^[1-9]\d{5,11}(?:-2)?$/),
    fc.stringMatching(/^(?:seed-subscription|reseller|request|order)-\d{1,8}(?:-\d)?$/),
    fc.uuid().map((id) => Buffer.from(id).toString('base64')),
    date.map((day) => String(Math.floor(day.getTime() / 1000))),
    date.map((day) => String(day.getTime())),
  );
  const texts = fc.oneof(
    ids,
    fc.tuple(ids, ids).map(([one, other]) => `from ${one} to ${other}.`),
  );
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom('note', 'id', 'text', 'customer_id', 'account_number', 'externalId', 'reference'),
      (text, field) => {
        assert.deepEqual(policy.find({ body: { [field]: text } }), [], text);
      },
    ),
    { numRuns: 5000 },
  );
});

test('takes time in proportion to the length of a text', () => {
  const started = performance.now();
  policy.find({
    body: {
      note: `${'1 '.repeat(5)}${'x'.repeat(200_000)}`,
      other: '@'.repeat(50_000),
      digits: '4-'.repeat(50_000),
      groups: '4242 '.repeat(40_000),
      pluses: '+1 '.repeat(50_000),
      phone: '1 '.repeat(50_000),
      slashes: '4242/'.repeat(40_000),
      spaces: `4242${' '.repeat(50_000)}`,
      ssn: '1 '.repeat(50_000),
      area: '(416) '.repeat(40_000),
      percent: '%34'.repeat(40_000),
      escaped: '\\u0034'.repeat(40_000),
      national_id: '1 '.repeat(50_000),
      licence: 'A1234-'.repeat(40_000),
      base64: 'QUJD'.repeat(40_000),
      // With six digits: what has fewer is not looked at.
      scanned: `123456 ANSI${'DA'.repeat(40_000)}`,
      marks: `123456 ${'ANSI '.repeat(100_000)}`,
      elements: `123456 ANSI${'DAQ\n'.repeat(40_000)}`,
      groupsOfBase64: 'QUJD '.repeat(40_000),
      nested: `${'['.repeat(200_000)}123456]`,
      nestedWhole: `${'['.repeat(50_000)}123456${']'.repeat(50_000)}`,
      ssnRow: '536-22-1234 '.repeat(20_000),
    },
  });
  // About a second; work that grows with the square of the length would take minutes, or half of one.
  assert.ok(performance.now() - started < 10_000);
});
