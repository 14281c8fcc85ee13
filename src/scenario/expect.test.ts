import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../network/reply.ts';
import { expect } from './expect.ts';

const refusal: Reply = {
  ok: false,
  status: 422,
  headers: {},
  data: {},
  body: {},
  findings: [],
  exchange: 'abc-7',
  failure: { kind: 'http', code: 'invalid' },
};
const documented = { status: 422, codes: ['invalid', 'wrong'] };

describe('toBeRefusedAs', () => {
  test('holds for the documented refusal', () => {
    const withoutCode: Reply = { ...refusal, failure: { kind: 'http' } };
    expect(refusal).toBeRefusedAs(documented);
    expect(withoutCode).toBeRefusedAs({ status: 422 });
  });

  const others: [string, Partial<Reply>, RegExp][] = [
    [
      'a success',
      { ok: true, status: 200 },
      /expected the refusal 422 with code invalid or wrong, found 200, accepted/,
    ],
    ['a success of that status', { ok: true }, /found 422, accepted/],
    ['another status', { status: 400 }, /found 400 with code invalid \(exchange abc-7\)/],
    ['another code', { failure: { kind: 'http', code: 'gone' } }, /with code gone/],
    ['no code', { failure: { kind: 'http' } }, /without a code/],
  ];
  for (const [name, change, message] of others) {
    test(`does not hold for ${name}`, () => {
      assert.throws(() => expect({ ...refusal, ...change }).toBeRefusedAs(documented), message);
    });
  }

  test('is never asked of what the provider declares absent', () => {
    assert.throws(
      () => expect(refusal).toBeRefusedAs({ notApplicable: 'no limits' }),
      /not applicable: no limits/,
    );
  });
});
