import { getAt } from '../util/pointer.ts';
import type { Provider } from '../model/provider.ts';
import type { Failure } from './reply.ts';

type Answer = { readonly status: number; readonly body: unknown };

/** Why an answer is no success, by the provider's own words; undefined for a success. A 3xx has none: it is a finding. */
export function findFailure(provider: Provider, answer: Answer): Failure | undefined {
  const { errors, protocol } = provider;
  if (answer.status >= 400) return { kind: 'http', ...describe(errors, answer.body) };
  if (protocol === 'graphql' && Array.isArray(member(answer.body, 'errors'))) {
    return { kind: 'graphql', ...describe(errors, answer.body) };
  }
  return errors.payload === undefined ? undefined : findPayloadFailure(errors.payload, provider, answer.body);
}

function describe(errors: Provider['errors'], body: unknown): Omit<Failure, 'kind'> {
  const code = firstText(body, errors.code);
  const message = firstText(body, errors.message ?? []);
  return { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) };
}

function firstText(body: unknown, pointers: readonly string[]): string | undefined {
  const value = pointers
    .map((pointer) => getAt(body, pointer))
    .find((found) => found !== undefined && found !== null);
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** GraphQL: each field of `data` is a payload of its own. REST: the body is the payload. */
function findPayloadFailure(
  payload: NonNullable<Provider['errors']['payload']>,
  provider: Provider,
  body: unknown,
): Failure | undefined {
  const data = provider.protocol === 'graphql' ? member(body, 'data') : { body };
  if (typeof data !== 'object' || data === null) return undefined;
  const failed: unknown = Object.values(data).find((one) => member(one, payload.success) === false);
  if (failed === undefined) return undefined;
  const error = member(failed, payload.error);
  const code = member(error, payload.code);
  const message = member(error, 'message');
  return {
    kind: 'payload',
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  };
}

function member(container: unknown, name: string): unknown {
  if (typeof container !== 'object' || container === null) return undefined;
  return (container as Record<string, unknown>)[name];
}
