import { describeNetworkFailure } from './describe-network-failure.ts';
import type { Authoriser } from './auth/authoriser.ts';
import type { SendOperation } from './auth/token-keeper.ts';
import type { Engine } from './engine.ts';
import { FetchError } from './fetch-error.ts';
import type { RawAnswer } from './response-collector.ts';
import { requestHeaders, withCredential } from './request-headers.ts';

/** A request for a document that is no operation of the contract, such as the schema of an environment. */
export type DocumentRequest = {
  readonly method: 'GET' | 'POST';
  /** Below the environment's base URL; empty: that URL itself. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A credential of the provider file's `auth`, or `none`. */
  readonly auth: string;
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
};

/** See `Client.read`. */
export async function readDocument(
  engine: Engine,
  authoriser: Authoriser,
  send: SendOperation,
  { auth, body, headers, method, path, timeout }: DocumentRequest,
): Promise<RawAnswer> {
  const target = engine.guard.check(engine.resolveTarget({ method, path, headers: {} }));
  const credential = await authoriser.header(auth, target, send);
  const named = requestHeaders(headers, engine.headers.into({}).header, engine.userAgent);
  const sent = credential === undefined ? named : withCredential(named, credential);
  try {
    return await engine.dispatcher.send({ target, method, headers: sent, body, timeout });
  } catch (error) {
    if (!(error instanceof Error) || engine.dispatcher.isAborted) throw error;
    const { code, found } = describeNetworkFailure(error);
    throw new FetchError('no_answer', `${target.origin}${target.path}: no answer (${code}: ${found})`, {
      cause: error,
    });
  }
}
