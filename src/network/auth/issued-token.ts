import { durationToMilliseconds } from '../../util/duration.ts';
import { getAt } from '../../util/pointer.ts';
import type { CredentialUse } from '../../model/provider.ts';

type Obtain = NonNullable<CredentialUse['obtain']>;

/** A token as an operation issued it. Times are Unix milliseconds on the client's clock; Infinity: never. */
export type IssuedToken = {
  readonly token: string;
  readonly refreshToken: string | undefined;
  readonly renewAt: number;
  readonly expiresAt: number;
  readonly refreshExpiresAt: number;
};

/**
 * Reads a token out of a reply's data; undefined where none is there. The lifetime counts from when the request was
 * sent. A token that lives shorter than twice `renewBefore` is renewed at half its life, not at once.
 */
export function readIssuedToken(obtain: Obtain, data: unknown, sentAt: number): IssuedToken | undefined {
  const token = textAt(data, obtain.token);
  if (token === undefined) return undefined;
  const lifetime = lifetimeOf(obtain, data);
  const ahead = Math.min(milliseconds(obtain.renewBefore, 60_000), lifetime / 2);
  return {
    token,
    refreshToken: obtain.refreshToken === undefined ? undefined : textAt(data, obtain.refreshToken),
    expiresAt: sentAt + lifetime,
    renewAt: lifetime === Infinity ? Infinity : sentAt + lifetime - ahead,
    refreshExpiresAt: sentAt + milliseconds(obtain.refresh?.lifetime, Infinity),
  };
}

/** Where the reply of the refresh grant holds what the first reply holds: its own pointers, else the same ones. */
export function afterRefresh(obtain: Obtain): Obtain {
  const { token, refreshToken, expiresIn } = obtain.refresh ?? {};
  return {
    ...obtain,
    ...(token === undefined ? {} : { token }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(expiresIn === undefined ? {} : { expiresIn }),
  };
}

/** Every secret that the reply hands out by the pointers of the provider file. */
export function issuedSecrets(obtain: Obtain, data: unknown): string[] {
  const pointers = [obtain.token, ...(obtain.refreshToken === undefined ? [] : [obtain.refreshToken])];
  return pointers.map((pointer) => textAt(data, pointer)).filter((value) => value !== undefined);
}

function lifetimeOf(obtain: Obtain, data: unknown): number {
  const seconds = obtain.expiresIn === undefined ? undefined : Number(getAt(data, obtain.expiresIn));
  if (seconds !== undefined && seconds > 0) return seconds * 1000;
  return milliseconds(obtain.lifetime, Infinity);
}

function milliseconds(duration: string | undefined, otherwise: number): number {
  return duration === undefined ? otherwise : durationToMilliseconds(duration);
}

function textAt(data: unknown, pointer: string): string | undefined {
  const value = getAt(data, pointer);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
