import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation, OperationInput } from '../contract/contract.ts';
import { ConfigError } from '../util/errors.ts';
import { nearestOf } from '../util/nearest.ts';
import type { Finding } from '../model/finding.ts';
import type { Authoriser } from './auth/authoriser.ts';
import type { SendOperation } from './auth/token-keeper.ts';
import type { SendOptions } from './client-options.ts';
import { describeNetworkFailure } from './describe-network-failure.ts';
import type { Engine } from './engine.ts';
import type { Call } from './exchange/call.ts';
import { placeFindings } from './exchange/judge-answer.ts';
import { GuardError } from './guard/guard-error.ts';
import { NetworkError } from './network-error.ts';
import type { Recorder } from './record/recorder.ts';
import type { Reply } from './reply.ts';
import { requestHeaders, withCredential } from './request-headers.ts';
import type { Outcome } from './retry.ts';
import { isSafeToRetry, planRetry } from './retry.ts';

const defaultTimeout = 10_000;

/** Takes one operation from its input to its reply: check, authorise, send, retry. Its exchanges go to one recorder. */
export class Sender {
  readonly #engine: Engine;
  readonly #authoriser: Authoriser;
  readonly #recorder: Recorder;

  constructor(engine: Engine, authoriser: Authoriser, recorder: Recorder) {
    this.#engine = engine;
    this.#authoriser = authoriser;
    this.#recorder = recorder;
  }

  /** Sends an operation as the provider file says, nothing special asked for. */
  readonly sendAlone: SendOperation = (operation, input) => this.send(operation, input, {});

  /** See `Client.send`. */
  async send(operationId: string, input: OperationInput, options: SendOptions): Promise<Reply> {
    const call = this.#prepare(this.#operation(operationId), input, options);
    this.#check(call, options);
    const authoriser = this.#authoriserFor(options);
    const credential = authoriser.credentialFor(operationId, options.auth);
    try {
      const authorised = await this.#authorise(call, authoriser, credential, options);
      const reply = await this.#attempt(authorised, options);
      if (reply.status === 401) authoriser.drop(credential, authorised.headers);
      return reply;
    } catch (error) {
      if (options.credentials !== undefined && error instanceof NetworkError && error.reply !== undefined)
        return error.reply;
      throw error;
    }
  }

  #operation(id: string): Operation {
    const { operations, provider } = this.#engine.contract;
    const operation = operations.get(id);
    if (operation !== undefined) return operation;
    const problem = {
      file: `contracts/${provider.id}`,
      message: `the contract has no operation ${id}`,
      ...nearestOf(id, operations.keys()),
    };
    throw new ConfigError('contract_invalid', [problem]);
  }

  #authoriserFor({ credentials }: SendOptions): Authoriser {
    if (credentials === undefined) return this.#authoriser;
    const identifiers = this.#engine.contract.provider.publicCredentials ?? [];
    for (const [name, value] of Object.entries(credentials))
      if (!identifiers.includes(name)) this.#engine.secrets.add(value);
    return this.#authoriser.with(credentials);
  }

  #prepare(operation: Operation, given: OperationInput, options: SendOptions): Call {
    const { headers, resolveTarget } = this.#engine;
    const input = headers.into(given);
    const prepared = operation.prepare(input);
    return {
      ...{ operation, input, method: prepared.method, body: prepared.body, recorder: this.#recorder },
      target: resolveTarget(prepared),
      headers: requestHeaders(prepared.headers, input.header, this.#engine.userAgent),
      checks: this.#engine.checksOf(operation.id),
      timeout: options.timeout ?? defaultTimeout,
    };
  }

  /** Nothing that is wrong with a request is left for the provider to find out. */
  #check(call: Call, options: SendOptions): void {
    const { guard, exchanger, testData } = this.#engine;
    const invalid = options.deliberatelyInvalid === true ? [] : this.#problemsOf(call);
    if (invalid.length > 0) throw exchanger.refuse(call, 'request_invalid', invalid);
    const real = testData.find(call.input);
    if (real.length > 0)
      throw exchanger.refuse(withoutBody(call), 'test_data_not_allowed', placeFindings(real, call));
    try {
      guard.check(call.target);
    } catch (error) {
      if (!(error instanceof GuardError)) throw error;
      throw exchanger.refuse(call, 'blocked', placeFindings([describeNetworkFailure(error)], call), error);
    }
  }

  /** What authorises is added later: a contract that has it among its parameters misses nothing where the input is silent. */
  #problemsOf({ input, operation }: Call): readonly Finding[] {
    const given = Object.keys(input.header ?? {}).map((name) => name.toLowerCase());
    const authorising = this.#engine.credentialHeaders;
    return operation.requestFindings(input).filter(({ at = '' }) => {
      const [, place, header = ''] = at.split('/');
      const name = header.toLowerCase();
      return place !== 'header' || !authorising.has(name) || given.includes(name);
    });
  }

  async #authorise(
    call: Call,
    authoriser: Authoriser,
    credential: string,
    { token, credentials }: SendOptions,
  ): Promise<Call> {
    if (token !== undefined) this.#engine.secrets.add(token);
    const send: SendOperation =
      credentials === undefined
        ? this.sendAlone
        : (operation, input) => this.send(operation, input, { credentials });
    const header = await authoriser.header(credential, call.target, send, token);
    return header === undefined ? call : { ...call, headers: withCredential(call.headers, header) };
  }

  async #attempt(call: Call, options: SendOptions): Promise<Reply> {
    const { contract, signal } = this.#engine;
    const mayRetry =
      options.retry !== false && isSafeToRetry(contract.provider, call.operation.id, call.input);
    const earlier: Finding[] = [];
    let next = call;
    for (let attempt = 0; ; attempt++) {
      await this.#engine.budget.take(call.operation.id);
      const outcome = await this.#once(next);
      const plan = mayRetry ? planRetry(outcome, attempt, hasDeclaredLimit(call, contract)) : undefined;
      if (plan === undefined) return settle(outcome, earlier);
      earlier.push(...outcome.findings);
      next = { ...call, carried: [plan.finding] };
      await sleep(plan.wait, undefined, signal === undefined ? {} : { signal });
    }
  }

  async #once(call: Call): Promise<Outcome> {
    try {
      return await this.#engine.exchanger.exchange(call);
    } catch (error) {
      if (error instanceof NetworkError) return error;
      throw error;
    }
  }
}

/** What may be somebody's real data is not written down either, whatever its field is called. */
function withoutBody(call: Call): Call {
  return { ...call, target: { ...call.target, path: '/[not recorded]' }, headers: {}, body: undefined };
}

function hasDeclaredLimit(call: Call, { provider }: Engine['contract']): boolean {
  return (
    Array.isArray(provider.rateLimits) || provider.operations[call.operation.id]?.rateLimit !== undefined
  );
}

/** The last outcome with the findings of all attempts: a call that needed a retry does not look like one that did not. */
function settle(outcome: Outcome, earlier: readonly Finding[]): Reply {
  if (outcome instanceof NetworkError) {
    if (earlier.length === 0) throw outcome;
    throw new NetworkError(outcome.code, [...outcome.findings, ...earlier], { cause: outcome.cause });
  }
  return earlier.length === 0 ? outcome : { ...outcome, findings: [...earlier, ...outcome.findings] };
}
