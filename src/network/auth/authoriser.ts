import { fillTemplate } from '../../contract/template.ts';
import type { TemplateValues } from '../../contract/template.ts';
import { ConfigError } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import type { CredentialUse, Provider } from '../../model/provider.ts';
import type { Target } from '../guard/guard.ts';
import type { BoundCredentials } from './bound-credentials.ts';
import type { CredentialHeader } from './credential-header.ts';
import { credentialHeader } from './credential-header.ts';
import type { SendOperation } from './token-keeper.ts';
import { TokenKeeper } from './token-keeper.ts';

export type AuthoriserOptions = {
  readonly provider: Provider;
  readonly credentials: BoundCredentials;
  readonly now: () => number;
  /** What credentials are released for where no request is at hand. */
  readonly baseTarget: Target;
  /** Told of each value that is about to travel in a header that authorises. */
  readonly onSecret: (secret: string) => void;
};

/** Makes the headers that authorise by the provider file's `auth`, and keeps the tokens that they need. */
export class Authoriser {
  readonly #options: AuthoriserOptions;
  readonly #keepers = new Map<string, TokenKeeper>();
  readonly #headers = new Map<string, { readonly token: string; readonly header: CredentialHeader }>();

  constructor(options: AuthoriserOptions) {
    this.#options = options;
  }

  /** The name of the credential that an operation is sent with; `none` for no header at all. */
  credentialFor(operation: string, wanted: string | undefined): string {
    const { provider } = this.#options;
    return wanted ?? provider.operations[operation]?.auth ?? provider.defaultAuth;
  }

  /**
   * The header for a request to this target, at once where no token has to be obtained first. A `token` that is given goes
   * where an issued one would, and where none is issued in place of each credential in the value.
   */
  header(
    name: string,
    target: Target,
    send: SendOperation,
    token?: string,
  ): CredentialHeader | undefined | Promise<CredentialHeader> {
    if (name === 'none') return undefined;
    const use = this.#use(name);
    const values = this.#options.credentials.releaseFor(target);
    if (use.obtain === undefined)
      return token === undefined
        ? this.#remember(name, use, values, '')
        : this.#render(use, { credential: allAs(token, values) });
    const kept = token ?? this.token(name, send);
    return typeof kept === 'string'
      ? this.#remember(name, use, values, kept)
      : kept.then((issued) => this.#remember(name, use, values, issued));
  }

  /** The token of a credential that has one; `renew`: a new one, whatever is left of the old. */
  token(name: string, send: SendOperation, renew = false): string | Promise<string> {
    const keeper = this.#keepers.get(name) ?? this.#open(name);
    return renew ? keeper.renew(send) : keeper.get(send);
  }

  /** The same credentials of the provider file with other values, and no tokens yet. */
  with(values: Readonly<Record<string, string>>): Authoriser {
    return new Authoriser({ ...this.#options, credentials: this.#options.credentials.with(values) });
  }

  /** Forgets the token that these headers, as they were sent, carry: the provider refused it. */
  drop(name: string, sent: Readonly<Record<string, string>>): void {
    const { header, token } = this.#headers.get(name) ?? {};
    if (header === undefined || token === undefined || sent[header.name] !== header.value) return;
    this.#keepers.get(name)?.drop(token);
  }

  /** A header is filled in once for each token, not for each request. */
  #remember(
    name: string,
    use: CredentialUse,
    credential: Readonly<Record<string, string>>,
    token: string,
  ): CredentialHeader {
    const known = this.#headers.get(name);
    if (known?.token === token) return known.header;
    const header = this.#render(use, token === '' ? { credential } : { credential, token });
    this.#headers.set(name, { token, header });
    return header;
  }

  #render(use: CredentialUse, values: TemplateValues): CredentialHeader {
    const value = asText(fillTemplate(use.value, values));
    this.#options.onSecret(value);
    return credentialHeader(use, value);
  }

  #open(name: string): TokenKeeper {
    const { obtain } = this.#use(name);
    const { now, credentials, baseTarget } = this.#options;
    if (obtain === undefined) throw this.#problem(name, 'has no token: it has no `obtain`');
    const keeper = new TokenKeeper(obtain, { now, credentials: () => credentials.releaseFor(baseTarget) });
    this.#keepers.set(name, keeper);
    return keeper;
  }

  #use(name: string): CredentialUse {
    const { auth } = this.#options.provider;
    const use = Object.hasOwn(auth, name) ? auth[name] : undefined;
    if (use === undefined) throw this.#problem(name, 'is no credential of the provider file');
    return use;
  }

  #problem(name: string, message: string): ConfigError {
    const { id, auth } = this.#options.provider;
    const problem = {
      file: `contracts/${id}/provider.yaml`,
      message: `auth ${name} ${message}`,
      ...nearestOf(name, Object.keys(auth)),
    };
    return new ConfigError('config_invalid', [problem]);
  }
}

function allAs(key: string, credential: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(credential).map((name) => [name, key]));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}
