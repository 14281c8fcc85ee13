import { describeNetworkFailure } from '../network/describe-network-failure.ts';
import { GuardError } from '../network/guard/guard-error.ts';
import { ForwardError } from '../network/live/forward-error.ts';
import { NetworkError } from '../network/network-error.ts';

type Failure = {
  readonly status: number;
  readonly body: { readonly error: string; readonly code: string; readonly [more: string]: string };
};

/**
 * The answer for a request that got none from the provider: 403 where the guard stopped it, else 502. Says a code and a
 * sentence of ours, never what the system or the provider said, so that it holds no secret, no path and no stack.
 */
export function describeFailure(error: unknown): Failure {
  if (error instanceof GuardError) return guarded(error);
  if (error instanceof NetworkError && error.code === 'auth_failed')
    return upstream('auth_failed', 'the provider issued no token for the live credentials');
  if (error instanceof NetworkError || error instanceof ForwardError)
    return upstream(error.code, reasons[error.code]);
  if (!(error instanceof Error)) return upstream('connection_reset');
  const { code } = describeNetworkFailure(error);
  return upstream(code, reasons[code]);
}

const reasons: Readonly<Record<string, string>> = {
  unreachable: 'the provider cannot be reached',
  tls_failed: 'the provider has no certificate that is trusted',
  timeout: 'the provider did not answer in time',
  connection_reset: 'the connection to the provider ended before the answer did',
  answer_encoded:
    'the provider compressed its answer although none was asked for, so secrets in it could not be masked',
};

function guarded({ code }: GuardError): Failure {
  const reason = 'the request would leave the live environment that the gateway is for';
  const command = 'send it below LIVEGATE_BASE_URL, its path spelt plainly';
  return { status: 403, body: { error: 'livegate_refused', code, item: 'guard', reason, command } };
}

function upstream(code: string, reason = 'no answer'): Failure {
  return { status: 502, body: { error: 'livegate_upstream', code, reason } };
}
