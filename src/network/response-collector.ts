import type { Dispatcher as Undici } from 'undici';

/** Header names in lower case; a header sent several times is joined by a comma. */
export type AnswerHeaders = Readonly<Record<string, string | undefined>>;

/** An answer as it came over the wire. */
export type RawAnswer = {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** As sent, before content decoding; cut off where `tooLarge`. */
  readonly bytes: Buffer;
  /** The body was larger than the limit and the rest was not read. */
  readonly tooLarge: boolean;
};

/** Its `code` tells it apart from a socket's errors. */
export class TimeoutError extends Error {
  readonly code = 'LIVEGATE_TIMEOUT';
}

type Limits = { readonly bodyLimit: number; readonly signal: AbortSignal | undefined };

/** Reads one answer for undici: at most `bodyLimit` bytes, within `timeout` milliseconds in all. */
export class ResponseCollector implements Undici.DispatchHandler {
  readonly #resolve: (answer: RawAnswer) => void;
  readonly #reject: (error: Error) => void;
  readonly #limits: Limits;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort: (() => void) | undefined;
  #controller: Undici.DispatchController | undefined;
  #stopped: Error | undefined;
  #status = 0;
  #headers: AnswerHeaders = {};
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(
    resolve: (answer: RawAnswer) => void,
    reject: (error: Error) => void,
    limits: Limits,
    timeout: number,
  ) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#limits = limits;
    this.#timer = setTimeout(stopLate, timeout, this, timeout);
    if (limits.signal === undefined) return;
    this.#onAbort = () => {
      this.stop(limits.signal?.reason instanceof Error ? limits.signal.reason : new Error('aborted'));
    };
    limits.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (limits.signal.aborted) this.#onAbort();
  }

  /** Gives up: the request fails with this error, whatever comes after. */
  stop(error: Error): void {
    this.#stopped = error;
    if (this.#controller === undefined) this.#finish(error);
    else this.#controller.abort(error);
  }

  onRequestStart(controller: Undici.DispatchController): void {
    this.#controller = controller;
    if (this.#stopped !== undefined) controller.abort(this.#stopped);
  }

  onResponseStart(
    _controller: Undici.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#headers = joinRepeated(headers);
  }

  onResponseData(controller: Undici.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    if (this.#size > this.#limits.bodyLimit) this.#cutOff(controller);
  }

  onResponseEnd(): void {
    this.#finish();
  }

  onResponseError(_controller: Undici.DispatchController, error: Error): void {
    this.#finish(error);
  }

  #cutOff(controller: Undici.DispatchController): void {
    this.#finish(undefined, true);
    controller.abort(new Error('the body is too large'));
  }

  #finish(error?: Error, tooLarge = false): void {
    clearTimeout(this.#timer);
    if (this.#onAbort !== undefined) this.#limits.signal?.removeEventListener('abort', this.#onAbort);
    if (error !== undefined) {
      this.#reject(error);
      return;
    }
    const [only] = this.#chunks;
    const bytes = this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
    this.#resolve({ status: this.#status, headers: this.#headers, bytes, tooLarge });
  }
}

function stopLate(collector: ResponseCollector, timeout: number): void {
  collector.stop(new TimeoutError(`no complete answer within ${String(timeout)} ms`));
}

function joinRepeated(headers: Record<string, string | string[] | undefined>): AnswerHeaders {
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) headers[name] = value.join(', ');
  }
  return headers as AnswerHeaders;
}
