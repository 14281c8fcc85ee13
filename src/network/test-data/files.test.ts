import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDataPolicy } from './test-data-policy.ts';

const policy = createTestDataPolicy({ cardNumbers: [] }, () => false);
const card = 'a payment card number that is no documented test number';
const email = 'an e-mail address outside the reserved domains';

test('finds what files hold, where they are text, and what they are called', () => {
  const text = Buffer.from('name,card\nAda,4242424242424242\n');
  const picture = Buffer.concat([Buffer.from([0xff, 0xd8]), text]);
  const file = { mimeType: 'text/csv', buffer: Buffer.from('a,b') };
  const body = { list: text, photo: picture, more: [{ ...file, name: 'ada@gmail.com.csv' }] };
  const findings = [...policy.find({ body }), ...policy.find({ body: text })];
  assert.deepEqual(
    findings.map(({ at, found }) => [at, found]),
    [
      ['/body/list', card],
      ['/body/more/0/name', email],
      ['/body', card],
    ],
  );
});
