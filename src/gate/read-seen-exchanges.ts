import type { Exchange } from '../model/exchange.ts';
import type { Provider } from '../model/provider.ts';
import { findFailure } from '../network/failure.ts';
import { LivegateError } from '../util/errors.ts';
import type { RunFiles } from './evidence-subjects.ts';
import type { SeenExchange } from './facts.ts';

/**
 * The exchanges of a provider in a run. Throws a `LivegateError` (`run_unreadable`) that names the first line that is none, or
 * whose request did not carry one of the run's nonces: it was sent by something else.
 */
export function readSeenExchanges(
  { exchanges }: RunFiles,
  provider: Provider,
  nonces: readonly string[],
): readonly SeenExchange[] {
  return [...exchanges]
    .flatMap(([name, bytes]) =>
      bytes
        .toString('utf8')
        .split('\n')
        .flatMap((line, index) => (line === '' ? [] : [parseLine(line, `${name}:${index + 1}`, nonces)])),
    )
    .filter((exchange) => exchange.provider === provider.id)
    .map(({ environment, id, operation, response }) => ({
      ...{ id, environment, operation },
      ...(response === undefined ? {} : { status: response.status }),
      ...(failsInside(provider, response) ? { failedInside: true as const } : {}),
    }));
}

/** A body that was cut when it was recorded, or that is no JSON, shows no failure. */
function failsInside(provider: Provider, response: Exchange['response']): boolean {
  if (response?.body === undefined || response.status >= 300) return false;
  const body = tryParse(response.body.text);
  return body !== undefined && findFailure(provider, { status: response.status, body }) !== undefined;
}

function parseLine(line: string, place: string, nonces: readonly string[]): Exchange {
  const value = tryParse(line);
  if (isExchange(value) && (value.response === undefined || carries(value, nonces))) return value;
  if (isExchange(value))
    throw new LivegateError('run_unreadable', `exchanges/${place} was not sent by this run`, { exitCode: 2 });
  throw new LivegateError('run_unreadable', `exchanges/${place} is no exchange`, { exitCode: 2 });
}

// What was answered must have been asked with the run's nonce; what never left need not have one.
function carries({ request }: Exchange, nonces: readonly string[]): boolean {
  const agent = request.headers['user-agent'] ?? '';
  return nonces.some((nonce) => agent.includes(nonce));
}

function tryParse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isExchange(value: unknown): value is Exchange {
  if (typeof value !== 'object' || value === null) return false;
  const { environment, id, operation, provider, request, response } = value as Partial<
    Record<string, unknown>
  >;
  const isNamed = [environment, id, operation, provider].every((name) => typeof name === 'string');
  return isNamed && hasHeaders(request) && (response === undefined || isResponse(response));
}

function hasHeaders(request: unknown): boolean {
  const headers = (request as { readonly headers?: unknown } | null | undefined)?.headers;
  return typeof headers === 'object' && headers !== null;
}

function isResponse(response: unknown): boolean {
  const { body, status } = (response ?? {}) as { readonly body?: unknown; readonly status?: unknown };
  return typeof status === 'number' && (body === undefined || hasText(body));
}

function hasText(body: unknown): boolean {
  return typeof (body as { readonly text?: unknown } | null)?.text === 'string';
}
