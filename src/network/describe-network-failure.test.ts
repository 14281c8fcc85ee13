import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeNetworkFailure } from './describe-network-failure.ts';
import { GuardError } from './guard/guard-error.ts';
import { TimeoutError } from './response-collector.ts';

function coded(code: string): Error {
  return Object.assign(new Error('connect to hush-hush failed'), { code });
}

for (const [error, code] of [
  [coded('ECONNREFUSED'), 'unreachable'],
  [coded('ENOTFOUND'), 'unreachable'],
  [coded('EAI_AGAIN'), 'unreachable'],
  [new AggregateError([coded('ECONNREFUSED')]), 'unreachable'],
  [coded('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
  [coded('ETIMEDOUT'), 'timeout'],
  [new TimeoutError('no complete answer within 5 ms'), 'timeout'],
  [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls_failed'],
  [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls_failed'],
  [coded('CERT_HAS_EXPIRED'), 'tls_failed'],
  [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls_failed'],
  [coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls_failed'],
  [coded('ECONNRESET'), 'connection_reset'],
  [coded('UND_ERR_SOCKET'), 'connection_reset'],
  [new GuardError('live_origin', 'https://a.example/live is live'), 'blocked'],
] as const) {
  test(`${'code' in error ? error.code : error.name} is ${code}`, () => {
    const finding = describeNetworkFailure(error);
    assert.equal(finding.code, code);
    assert.ok(!finding.found.includes('hush'));
    assert.notEqual(finding.found, '');
  });
}
