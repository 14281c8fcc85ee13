import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import { CallFailed } from './call-failed.ts';
import { expectationFindings } from './expectation-findings.ts';

const exchange = { id: 'abc-7', operation: 'getThing' } as unknown as Exchange;
const none = { exchanges: [exchange], lastOperation: 'createThing', findings: [] };
const failed: Finding = {
  code: 'expectation_failed',
  severity: 'error',
  operation: 'getThing',
  expected: 'a success',
  found: '500',
};
const error = new CallFailed(failed);

test('every failed expectation is a finding of severity error, put down to the operation that was sent last', () => {
  const errors = [{ message: '\u001B[31mError: lamp\u001B[39m\n\n  is no table' }, {}];
  assert.deepEqual(
    expectationFindings(errors, none).map(({ severity, operation, found }) => [severity, operation, found]),
    [
      ['error', 'createThing', 'Error: lamp ·   is no table'],
      ['error', 'createThing', 'an error without a message'],
    ],
  );
});

test('of what Playwright says, the call of the matcher is left out where something else is said', () => {
  const message = [
    'Error: headers that provider.yaml names',
    '',
    'expect(received).not.toEqual(expected) // deep equality',
    '',
    'Expected: not []',
  ].join('\n');
  const bare = 'expect(locator).toBeVisible() failed';
  assert.deepEqual(
    expectationFindings([{ message }, { message: bare }], none).map(({ found }) => found),
    ['Error: headers that provider.yaml names · Expected: not []', bare],
  );
});

test('one that names an exchange is put down to that exchange', () => {
  const [finding] = expectationFindings([{ message: 'not refused (exchange abc-7)' }], none);
  assert.deepEqual([finding?.operation, finding?.exchange], ['getThing', 'abc-7']);
});

test('what a finding explains already is not told twice, and what none explains is not left out', () => {
  const errors = [{ message: `CallFailed: ${error.message}` }, { message: 'NetworkError: reset' }];
  assert.deepEqual(expectationFindings(errors, { ...none, findings: [failed] }), []);
  assert.deepEqual(
    expectationFindings(errors, none).map(({ found }) => found),
    ['getThing expected a success, found 500'],
  );
});

test('a token that was refused with a documented status is told of, since no exchange does', () => {
  const errors = [{ message: 'NetworkError: createToken: status 466' }];
  const token = (findings: readonly Finding[]) =>
    ({ id: 'abc-8', operation: 'createToken', findings }) as unknown as Exchange;
  const told = (findings: readonly Finding[]) =>
    expectationFindings(errors, { ...none, exchanges: [exchange, token(findings)] }).map(
      ({ found, operation }) => [operation, found],
    );
  assert.deepEqual(told([]), [['createToken', 'NetworkError: createToken: status 466']]);
  assert.deepEqual(told([failed]), []);
});

for (const operation of ['create-token', 'v1.token', '/oauth/token', 'Create a token']) {
  test(`one that the operation ${operation} did not answer is told of, and put down to it`, () => {
    const errors = [{ message: `NetworkError: ${operation}: status 466: no such key` }];
    const token = { id: 'abc-8', operation, findings: [] } as unknown as Exchange;
    const findings = expectationFindings(errors, { ...none, exchanges: [exchange, token] });
    assert.deepEqual(
      findings.map((finding) => finding.operation),
      [operation],
    );
  });
}
