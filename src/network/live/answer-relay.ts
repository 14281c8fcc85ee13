import type { Writable } from 'node:stream';
import type { Dispatcher as Undici } from 'undici';
import type { MaskedBody, SecretMask } from '../record/secret-mask.ts';
import { answerHeaders } from './answer-headers.ts';
import { ForwardError } from './forward-error.ts';

/** Where an answer goes. `begin` is called once, before anything is written to the stream; 1xx answers are left out. */
export type AnswerSink = {
  readonly stream: Writable;
  begin(status: number, headers: Readonly<Record<string, string | string[]>>): void;
  /** Sends the headers by themselves: the body is a while in coming. */
  flush(): void;
};

/** A body of no more bytes that came in one piece leaves in one piece, together with its headers. */
const inOnePiece = 16 * 1024;

/** What became of a request: an answer, or it was not sent because it was no longer admitted. */
export type Forwarded = { readonly status: number } | 'withdrawn';

export type RelayOptions = {
  readonly sink: AnswerSink;
  readonly mask: SecretMask;
  /** Asked when the first byte is about to be written. */
  readonly isAdmitted: () => boolean;
  /** Told the `Date` of the answer, unless a cache kept it: its time is then another's. */
  readonly onDate: (date: string) => void;
  readonly resolve: (forwarded: Forwarded) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Takes one answer from undici to a sink, no faster than the sink takes it, secrets masked. Ends the request when the
 * sink is closed early. Never keeps more of the body than a secret is long.
 */
export class AnswerRelay implements Undici.DispatchHandler {
  readonly #options: RelayOptions;
  #controller: Undici.DispatchController | undefined;
  #body: MaskedBody | undefined;
  #status = 0;
  /** Bytes of the body still to come, where the answer says so. */
  #left = Number.NaN;
  /** Text of one byte each: a string is what node:http joins with the headers. */
  #whole: string | undefined;
  #written = false;
  #withdrawn = false;
  readonly #onClose = (): void => {
    this.#controller?.abort(new ForwardError('child_gone', 'the child closed its connection'));
  };
  readonly #onWait = (): void => {
    if (!this.#written && !this.#options.sink.stream.writableEnded) this.#options.sink.flush();
  };
  readonly #onDrain = (): void => {
    this.#controller?.resume();
  };

  constructor(options: RelayOptions) {
    this.#options = options;
    options.sink.stream.once('close', this.#onClose);
  }

  onRequestStart(controller: Undici.DispatchController): void {
    const { sink, isAdmitted } = this.#options;
    if (sink.stream.closed) throw new ForwardError('child_gone', 'the child closed its connection');
    this.#withdrawn = !isAdmitted();
    if (this.#withdrawn) throw new ForwardError('withdrawn', 'no longer admitted');
    this.#controller = controller;
  }

  onResponseStart(
    controller: Undici.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    const coding = headers['content-encoding'];
    if (coding !== undefined && coding !== '' && String(coding).toLowerCase() !== 'identity') {
      controller.abort(
        new ForwardError('answer_encoded', 'the answer is compressed although none was asked for'),
      );
      return;
    }
    const { mask, onDate, sink } = this.#options;
    if (typeof headers['date'] === 'string' && headers['age'] === undefined) onDate(headers['date']);
    this.#status = status;
    this.#body = mask.body();
    const shown = answerHeaders(headers, mask);
    this.#left = Number(shown['content-length'] ?? Number.NaN);
    sink.begin(status, shown);
    // what comes with the headers has been handed on by then
    if (!(this.#left <= inOnePiece)) setImmediate(this.#onWait);
  }

  onResponseData(controller: Undici.DispatchController, chunk: Buffer): void {
    const { stream } = this.#options.sink;
    this.#left -= chunk.length;
    const bytes = this.#body?.push(chunk, this.#left === 0);
    if (bytes === undefined || bytes.length === 0) return;
    if (this.#left === 0 && bytes.length <= inOnePiece && !this.#written) {
      this.#whole = bytes.toString('latin1');
      return;
    }
    this.#written = true;
    if (stream.write(bytes)) return;
    controller.pause();
    stream.once('drain', this.#onDrain);
  }

  onResponseEnd(): void {
    const { sink, resolve } = this.#options;
    this.#release();
    const rest = this.#body?.end();
    if (this.#whole !== undefined) sink.stream.end(this.#whole, 'latin1');
    else if (rest === undefined || rest.length === 0) sink.stream.end();
    else sink.stream.end(rest);
    resolve({ status: this.#status });
  }

  onResponseError(_controller: Undici.DispatchController, error: Error): void {
    const { resolve, reject } = this.#options;
    this.#release();
    if (this.#withdrawn) resolve('withdrawn');
    else reject(error);
  }

  #release(): void {
    this.#options.sink.stream.off('close', this.#onClose);
    this.#options.sink.stream.off('drain', this.#onDrain);
  }
}
