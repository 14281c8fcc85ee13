import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDataPolicy } from './test-data-policy.ts';

const testData = {
  cardNumbers: ['4111 1111 1111 1111'],
  emails: ['qa.acme.com', 'robot@partner.com'],
  phones: ['+1 416 555 2368'],
};
const policy = createTestDataPolicy(testData, (value) => value === '5555555555554444');

const card = 'a payment card number that is no documented test number';
const email = 'an e-mail address outside the reserved domains';
const national = 'a national identification number';
const phone = 'a telephone number outside the ranges set aside for fiction';

const refused: readonly (readonly [string, unknown, string])[] = [
  ['cardNumber', '4242424242424242', card],
  ['cardNumber', '4242 4242 4242 4242', card],
  ['cardNumber', '4242-4242-4242-4242', card],
  ['card_number', 4242424242424242, card],
  ['number', '378282246310005', card],
  ['note', 'please charge 4242424242424242 at once', card],
  ['vcc_number', '2223000048400011', card],
  ['email', 'ada@gmail.com', email],
  ['email', 'ada@example.com.evil.org', email],
  ['email', 'ada@notexample.com', email],
  ['note', 'ask Ada <ada@acme.co.uk>', email],
  ['email', 'ada@bücher.de', email],
  ['to', ['ada@example.com', 'ada@gmail.com'], email],
  ['anything', '536-22-1234', national],
  ['ssn', '536221234', national],
  ['anything', '130 692 544', national],
  ['sin', '130692544', national],
  ['national_id', 'AB123456C', national],
  ['phone', '+1 416 555 1234', phone],
  ['phone', '(202) 555-0200', phone],
  ['mobile', '4165551234', phone],
  ['anything', '+442071838750', phone],
  ['mobilePhoneNumber', '07911 123456', phone],
];

for (const [field, value, found] of refused) {
  test(`does not let ${field} ${String(value)} pass`, () => {
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
  ['account_number', '36700102000000'],
  ['eid', '89049032000001000000031328322874'],
  ['imei', '490154203237518'],
  ['order_id', '4242424242424242'],
  ['createdAt', 1700000000000],
  ['idempotencyKey', '42424242-4242-4242-8242-424242424242'],
  ['email', 'ada@example.com'],
  ['email', 'Ada <ada@Mail.Example.ORG>'],
  ['email', 'ada@acme.test'],
  ['email', 'ada@localhost'],
  ['email', 'ada@qa.acme.com'],
  ['email', 'ada@partner.com'],
  ['email', 'no-address'],
  ['handle', '@ada'],
  ['ssn', '000123456'],
  ['ssn', '987-65-4320'],
  ['ssn', '078-05-1120'],
  ['sin', '000000000'],
  ['amount', 536221234],
  ['zip', '123-45-678'],
  ['phone', '+12025550123'],
  ['phone', '(416) 555-0199'],
  ['phone', '+44 7700 900123'],
  ['phone', '020 7946 0958'],
  ['phone', '+33 6 39 98 12 34'],
  ['phone', '+61 491 570 006'],
  ['phone', '+1 (416) 555-2368'],
  ['phone', '12345'],
  ['phone', 'not a number'],
  ['activationDate', '2026-11-21T00:00:00.000Z'],
];

for (const [field, value] of allowed) {
  test(`lets ${field} ${String(value)} pass`, () => {
    assert.deepEqual(policy.find({ body: { [field]: value } }), []);
  });
}

test('says where, in every part of the input but the headers', () => {
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
    ['/path/a', '/query/b', '/body/0/c', '/variables/d~1e'],
  );
});

test('is quick with long text', () => {
  const started = performance.now();
  policy.find({
    body: {
      note: `${'1 '.repeat(5)}${'x'.repeat(200_000)}`,
      other: '@'.repeat(50_000),
      digits: '4-'.repeat(50_000),
    },
  });
  assert.ok(performance.now() - started < 1500);
});
