import type { Contract } from '../contract/contract.ts';
import type { Routes } from './connector.ts';
import type { IssuedNumbers } from './test-data/issued-numbers.ts';
import type { Recorder } from './record/recorder.ts';

export type ClientOptions = {
  readonly contract: Contract;
  /** A test environment of the provider; a live one is refused. */
  readonly environmentName: string;
  readonly network: 'sandbox' | 'internet';
  /** Sandbox network: loopback address (`http://127.0.0.1:port`) by real origin. Not used on the internet. */
  readonly routes?: Routes;
  /** Values by the names that provider.yaml gives them for this environment. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Decides when tokens are renewed and what `Date` is compared with. Default: the machine's clock. */
  readonly clock?: { now(): number };
  readonly recorder: Recorder;
  /** Numbers that the provider issued so far, where several clients share them. Default: this client's own. */
  readonly issued?: IssuedNumbers;
  /** Sent with every request that names none of its own. Default: `livegate`. */
  readonly userAgent?: string;
  /** Ends every request under way with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Largest body that is read, in bytes. Default: 10 MiB. */
  readonly bodyLimit?: number;
};

export type SendOptions = {
  /** A credential of the provider file's `auth`, or `none`. Default: what the operation declares, else `defaultAuth`. */
  readonly auth?: string;
  /** Sent as it is in place of the credential's own value, with the credential's scheme. */
  readonly token?: string;
  /** In place of the environment's own values. A token is then obtained for this request alone. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Sends a request although it contradicts the contract. The test data policy still holds. */
  readonly deliberatelyInvalid?: boolean;
  /** Milliseconds for the whole answer. Default: 10 000. */
  readonly timeout?: number;
  /** False: one attempt only. Default: at most two retries where a repeat has no second effect. */
  readonly retry?: boolean;
};
