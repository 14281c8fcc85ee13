import { GuardError } from './guard/guard-error.ts';
import type { NetworkErrorCode } from './network-error.ts';
import type { WireFinding } from './wire/wire-finding.ts';

type Failure = { readonly code: NetworkErrorCode & WireFinding['code']; readonly expected: string };

const kinds: readonly (readonly [RegExp, Failure])[] = [
  [/TIMEOUT|ETIMEDOUT/, { code: 'timeout', expected: 'a complete answer in time' }],
  [
    /^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)/,
    { code: 'tls_failed', expected: 'a verified TLS connection' },
  ],
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)/,
    { code: 'unreachable', expected: 'a server that answers' },
  ],
];

const reset: Failure = { code: 'connection_reset', expected: 'a complete answer' };

/** The finding for a request that got no answer. Quotes error codes and durations only, never a message of the system. */
export function describeNetworkFailure(error: Error): WireFinding & { readonly code: NetworkErrorCode } {
  if (error instanceof GuardError) {
    return {
      code: 'blocked',
      severity: 'error',
      expected: 'a request inside the test environment',
      found: `${error.code}: ${error.message}`,
    };
  }
  const code = errorCode(error);
  const kind = kinds.find(([pattern]) => pattern.test(code))?.[1] ?? reset;
  const found = code === 'LIVEGATE_TIMEOUT' ? error.message : code;
  return { code: kind.code, severity: 'error', expected: kind.expected, found };
}

function errorCode(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return errorCode(error.errors[0]);
  return error.name;
}
