import type { Finding } from '../../model/finding.ts';
import type { Provider } from '../../model/provider.ts';
import { clockDifference } from '../answer-checks.ts';
import { describeNetworkFailure } from '../describe-network-failure.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { findFailure } from '../failure.ts';
import type { NetworkErrorCode } from '../network-error.ts';
import { NetworkError } from '../network-error.ts';
import type { SecretRegistry } from '../record/secret-registry.ts';
import type { Reply } from '../reply.ts';
import type { RawAnswer } from '../response-collector.ts';
import { decodeBody } from '../wire/decode-body.ts';
import { buildExchange } from './build-exchange.ts';
import type { Call } from './call.ts';
import { newExchangeId } from './exchange-id.ts';
import { judgeAnswer, placeFindings } from './judge-answer.ts';

export type ExchangerOptions = {
  readonly provider: Provider;
  readonly environment: string;
  readonly dispatcher: Dispatcher;
  readonly secrets: SecretRegistry;
  /** Names, in lower case, of the headers that authorise: their values are never recorded. */
  readonly credentialHeaders: ReadonlySet<string>;
  /** Largest body that is read, in bytes. */
  readonly bodyLimit: number;
  readonly now: () => number;
  /** Secrets that an answer of this operation hands out; registered before the exchange is recorded. */
  readonly issuedBy: (operation: string, data: unknown) => readonly string[];
  /** Told of the text of each answer. */
  readonly onText: (text: string) => void;
};

type Start = { readonly id: string; readonly startedAt: number; readonly clock: number };

/** Sends one request, judges the answer and records both. One attempt: retries are somebody else's. */
export class Exchanger {
  readonly #options: ExchangerOptions;
  #clockDifference: number | undefined;

  constructor(options: ExchangerOptions) {
    this.#options = options;
  }

  /** Largest difference seen between the provider's `Date` and our clock, in milliseconds; undefined before any `Date`. */
  get clockDifference(): number | undefined {
    return this.#clockDifference;
  }

  /** Throws a `NetworkError` where no answer came; the exchange is recorded all the same. An abort passes as it is. */
  async exchange(call: Call): Promise<Reply> {
    const start = begin();
    const answer = await this.#send(call, start);
    return this.#conclude(call, answer, start);
  }

  /** Records a request that is not sent, and returns the error that says why. */
  refuse(call: Call, code: NetworkErrorCode, findings: readonly Finding[], cause?: unknown): NetworkError {
    return this.#fail(call, code, findings, begin(), cause);
  }

  async #send(call: Call, start: Start): Promise<RawAnswer> {
    const { dispatcher } = this.#options;
    const { target, method, body, timeout } = call;
    try {
      return await dispatcher.send({ target, method, headers: call.headers, body, timeout });
    } catch (error) {
      if (!(error instanceof Error) || dispatcher.isAborted) throw error;
      const failure = describeNetworkFailure(error);
      throw this.#fail(
        call,
        failure.code,
        placeFindings([failure, ...(call.carried ?? [])], call),
        start,
        error,
      );
    }
  }

  #conclude(call: Call, answer: RawAnswer, start: Start): Reply {
    const { provider, secrets, bodyLimit, now, issuedBy, onText } = this.#options;
    const took = performance.now() - start.clock;
    const decoded = decodeBody(answer, bodyLimit);
    const judged = { answer, decoded, took, now: now() };
    this.#noteClock(answer.headers.date, judged.now);
    const findings = judgeAnswer(call, judged, start.id, secrets);
    const body = decoded.exact;
    const data = provider.protocol === 'graphql' ? dataOf(body) : body;
    for (const secret of issuedBy(call.operation.id, data)) secrets.add(secret);
    this.#record(call, { answer, decoded }, start, took, findings);
    onText(decoded.text);
    const { status, headers } = answer;
    const failure = findFailure(provider, { status, body });
    const ok = failure === undefined && status >= 200 && status < 300;
    const reply = { ok, status, headers, data, body, findings, exchange: start.id };
    return failure === undefined ? reply : { ...reply, failure };
  }

  #fail(
    call: Call,
    code: NetworkErrorCode,
    found: readonly Finding[],
    start: Start,
    cause: unknown,
  ): NetworkError {
    const { secrets } = this.#options;
    const findings = found.map((one) => ({ ...one, found: secrets.sweep(one.found), exchange: start.id }));
    this.#record(call, undefined, start, performance.now() - start.clock, findings);
    return new NetworkError(code, findings, { cause });
  }

  #record(
    call: Call,
    received: Parameters<typeof buildExchange>[1],
    { id, startedAt }: Start,
    took: number,
    findings: readonly Finding[],
  ): void {
    const { provider, environment, secrets, credentialHeaders } = this.#options;
    const facts = {
      id,
      provider: provider.id,
      environment,
      startedAt,
      took: Math.round(took * 1000) / 1000,
      findings,
    };
    call.recorder.record(buildExchange(call, received, facts, { secrets, credentialHeaders }));
  }

  #noteClock(date: string | undefined, now: number): void {
    const difference = clockDifference(date, now);
    if (difference === undefined || Math.abs(difference) < Math.abs(this.#clockDifference ?? 0)) return;
    this.#clockDifference = difference;
  }
}

function begin(): Start {
  return { id: newExchangeId(), startedAt: Date.now(), clock: performance.now() };
}

function dataOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'data')
    ? (body as { data: unknown }).data
    : undefined;
}
