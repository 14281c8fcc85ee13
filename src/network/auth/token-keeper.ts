import { fillTemplate } from '../../contract/template.ts';
import type { OperationInput } from '../../contract/contract.ts';
import type { CredentialUse } from '../../model/provider.ts';
import { NetworkError } from '../network-error.ts';
import type { Reply } from '../reply.ts';
import type { IssuedToken } from './issued-token.ts';
import { afterRefresh, readIssuedToken } from './issued-token.ts';

type Obtain = NonNullable<CredentialUse['obtain']>;

/** Sends an operation that issues tokens, for the scenario that came first. */
export type SendOperation = (operation: string, input: OperationInput) => Promise<Reply>;

/** What a keeper needs of its client. */
export type TokenSource = {
  readonly credentials: () => Readonly<Record<string, string>>;
  readonly now: () => number;
};

/** One token of one environment: obtained once for all who ask at the same time, and renewed before it expires. */
export class TokenKeeper {
  readonly #obtain: Obtain;
  readonly #source: TokenSource;
  #issued: IssuedToken | undefined;
  #flight: Promise<string> | undefined;

  constructor(obtain: Obtain, source: TokenSource) {
    this.#obtain = obtain;
    this.#source = source;
  }

  /** The token, at once where there is a fresh one. Rejects with a `NetworkError` `auth_failed` where none is issued. */
  get(send: SendOperation): string | Promise<string> {
    if (this.#issued !== undefined && this.#source.now() < this.#issued.renewAt) return this.#issued.token;
    return this.renew(send);
  }

  /** A new token now, by the refresh grant where that is possible, otherwise afresh. One flight at a time. */
  renew(send: SendOperation): Promise<string> {
    this.#flight ??= this.#fly(send).finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  /** Forgets the token if it is this one: the provider refused it. */
  drop(token: string): void {
    if (this.#issued?.token === token) this.#issued = undefined;
  }

  async #fly(send: SendOperation): Promise<string> {
    const refreshed = await this.#refresh(send);
    if (refreshed !== undefined) return refreshed;
    const { operation, input } = this.#obtain;
    const sentAt = this.#source.now();
    const reply = await send(operation, this.#fill(input));
    const token = this.#keep(reply, sentAt);
    if (token === undefined) throw authFailed(operation, reply);
    return token;
  }

  /**
   * Undefined where there is nothing to refresh with, where that is over, or where the provider refuses: then a token is
   * obtained afresh. What a refresh token's own end is the provider file says: it may outlive the token that it came with.
   */
  async #refresh(send: SendOperation): Promise<string | undefined> {
    const { refresh } = this.#obtain;
    const sentAt = this.#source.now();
    const held = this.#issued;
    if (refresh === undefined || held?.refreshToken === undefined || sentAt >= held.refreshExpiresAt)
      return undefined;
    const reply = await send(refresh.operation, this.#fill(refresh.input));
    return this.#keep(reply, sentAt, afterRefresh(this.#obtain), held);
  }

  #fill(input: unknown): OperationInput {
    const { token, refreshToken } = this.#issued ?? {};
    const values = {
      credential: this.#source.credentials(),
      ...(token === undefined ? {} : { token }),
      ...(refreshToken === undefined ? {} : { refreshToken }),
    };
    return fillTemplate(input, values) as OperationInput;
  }

  #keep(reply: Reply, sentAt: number, pointers = this.#obtain, held?: IssuedToken): string | undefined {
    const issued = reply.ok ? readIssuedToken(pointers, reply.data, sentAt) : undefined;
    if (issued === undefined) return undefined;
    // A refresh token that is not issued anew goes on, and ends when it would have ended.
    const { refreshToken, refreshExpiresAt } = issued.refreshToken === undefined && held ? held : issued;
    this.#issued = { ...issued, refreshToken, refreshExpiresAt };
    return issued.token;
  }
}

function authFailed(operation: string, reply: Reply): NetworkError {
  const code = reply.failure?.code === undefined ? '' : ` ${reply.failure.code}`;
  const found = reply.ok ? 'a reply without token' : `status ${String(reply.status)}${code}`;
  const finding = {
    operation,
    expected: 'a token',
    found,
    exchange: reply.exchange,
    severity: 'error',
  } as const;
  return new NetworkError('auth_failed', [{ code: 'auth_failed', ...finding }, ...reply.findings], { reply });
}
