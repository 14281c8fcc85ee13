import type { Exchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import { captureJson, captureOpaque, captureRequestBody } from '../record/capture-body.ts';
import { captureHeaders } from '../record/capture-headers.ts';
import { captureUrl } from '../record/capture-url.ts';
import type { OperationNames } from '../record/recorded-names.ts';
import { recordedNames } from '../record/recorded-names.ts';
import type { SecretRegistry } from '../record/secret-registry.ts';
import type { RawAnswer } from '../response-collector.ts';
import type { DecodedBody } from '../wire/decode-body.ts';
import type { Call } from './call.ts';

/** Who asked, and when: what an exchange says about itself. Times in milliseconds. */
export type ExchangeFacts = {
  readonly id: string;
  readonly provider: string;
  readonly environment: string;
  readonly startedAt: number;
  readonly took: number;
  readonly findings: readonly Finding[];
};

/** What is in no record: secrets wherever they stand, and the values of the headers that authorise. */
type Hidden = { readonly secrets: SecretRegistry; readonly credentialHeaders: ReadonlySet<string> };

/** The redacted record of a request and, where one came, its answer. Nothing in it was copied before redaction. */
export function buildExchange(
  call: Call,
  received: { readonly answer: RawAnswer; readonly decoded: DecodedBody } | undefined,
  facts: ExchangeFacts,
  { secrets, credentialHeaders }: Hidden,
): Exchange {
  const names = recordedNames(call.operation, credentialHeaders);
  const { id, provider, environment, startedAt, took, findings } = facts;
  const request = captureRequest(call, names, secrets);
  const exchange = {
    id,
    provider,
    environment,
    operation: call.operation.id,
    startedAt,
    took,
    request,
    findings,
  };
  return received === undefined
    ? exchange
    : { ...exchange, response: captureResponse(received, names, secrets) };
}

function captureRequest(call: Call, names: OperationNames, secrets: SecretRegistry): Exchange['request'] {
  const body = captureRequestBody(
    { body: call.body, contentType: call.headers['content-type'], given: call.input.body },
    names.fields,
    secrets,
  );
  return {
    method: call.method,
    url: captureUrl(call.target, call.input.path, names.fields, secrets),
    headers: captureHeaders(call.headers, names.headers, secrets),
    ...(body === undefined ? {} : { body }),
  };
}

function captureResponse(
  { answer, decoded }: { readonly answer: RawAnswer; readonly decoded: DecodedBody },
  names: OperationNames,
  secrets: SecretRegistry,
): NonNullable<Exchange['response']> {
  const response = { status: answer.status, headers: captureHeaders(answer.headers, names.headers, secrets) };
  const bytes = answer.bytes.length;
  if (bytes === 0) return response;
  const isValue = decoded.isJson && decoded.understood;
  const body = isValue
    ? captureJson(decoded.exact, decoded.text, bytes, names.fields, secrets)
    : captureOpaque(bytes, answer.headers['content-type']);
  return { ...response, body };
}
