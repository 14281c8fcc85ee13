import type { OperationInput } from '../contract/contract.ts';
import type { Authoriser } from './auth/authoriser.ts';
import { createAuthoriser } from './auth/create-authoriser.ts';
import type { ClientOptions, SendOptions } from './client-options.ts';
import type { Engine } from './engine.ts';
import { createEngine } from './engine.ts';
import { readDocument } from './read-document.ts';
import type { DocumentRequest } from './read-document.ts';
import type { Recorder } from './record/recorder.ts';
import type { RawAnswer } from './response-collector.ts';
import type { Reply } from './reply.ts';
import { Sender } from './sender.ts';

/**
 * The one way to a provider: guarded, authorised, validated and recorded. It reaches the test environment that it was
 * made for and nothing else, and never follows a redirect.
 */
export type Client = {
  /**
   * Sends one operation. What is wrong with the answer is in `reply.findings`, and a refusal is a reply like any other.
   * Throws a `NetworkError` where no answer came or the request was not sent, a `ConfigError` for names that do not exist.
   * With `options.credentials`, the refusal of those by the operation that issues tokens is the reply.
   */
  send(operation: string, input: OperationInput, options?: SendOptions): Promise<Reply>;
  /**
   * Reads a document that is no operation of the contract, once; the answer is as it came. It is not recorded. Throws a
   * `GuardError` before anything leaves, a `FetchError` where no answer came.
   */
  read(request: DocumentRequest): Promise<RawAnswer>;
  /** The token of a credential with `obtain`, obtained or renewed where needed. */
  token(credential?: string): Promise<string>;
  /** A new token for that credential now, by the refresh grant where there is one; later requests carry it. */
  renew(credential?: string): Promise<string>;
  /** The same client (connections, tokens, limits) for another scenario: its exchanges go to this recorder. */
  recordingTo(recorder: Recorder): Client;
  /** Text with every credential and token of this client replaced by `[redacted]`. */
  sweep(text: string): string;
  /** Largest difference between the provider's `Date` and our clock so far, in milliseconds. */
  readonly clockDifference: number | undefined;
  /** Ends all connections. */
  close(): Promise<void>;
};

/** Makes a client. Throws a `GuardError` for a live or unknown environment, a `ConfigError` where a credential is missing. */
export function createClient(options: ClientOptions): Client {
  const engine = createEngine(options);
  return clientOf(engine, createAuthoriser(engine), options.recorder);
}

function clientOf(engine: Engine, authoriser: Authoriser, recorder: Recorder): Client {
  const sender = new Sender(engine, authoriser, recorder);
  const { defaultAuth } = engine.contract.provider;
  return {
    send: (operation, input, options = {}) => sender.send(operation, input, options),
    read: (request) => readDocument(engine, authoriser, sender.sendAlone, request),
    token: async (credential = defaultAuth) => authoriser.token(credential, sender.sendAlone),
    renew: async (credential = defaultAuth) => authoriser.token(credential, sender.sendAlone, true),
    recordingTo: (other) => clientOf(engine, authoriser, other),
    sweep: (text) => engine.secrets.sweep(text),
    get clockDifference() {
      return engine.exchanger.clockDifference;
    },
    close: () => engine.dispatcher.close(),
  };
}
