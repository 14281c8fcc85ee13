import type { Provider } from '../model/provider.ts';
import { ConfigError } from '../util/errors.ts';
import type { Gateway } from './start-gateway.ts';

type Variables = Readonly<Record<string, string | undefined>>;

export type ChildEnvironmentOptions = {
  /** The environment to choose from. */
  readonly from: Variables;
  /** Further names that the child is to get. */
  readonly pass?: readonly string[];
  /** The provider that the gateway is for. */
  readonly provider: Provider;
  /** All providers of the project: the variables that hold their credentials are never passed on. */
  readonly providers: readonly Provider[];
  /** The credentials that the gateway injects; no variable that holds one is passed on. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly gateway: Pick<Gateway, 'url' | 'socket'>;
};

const usual =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TERM|COLORTERM|NO_COLOR|TZ|TMPDIR|CI|NODE_ENV)$/;

/**
 * The environment of the gateway's child: names on a short list, those that were asked for, and where the gateway is.
 * Nothing else is inherited, so that a secret that nobody thought of stays behind. Throws a `ConfigError` where a name
 * was asked for that holds a credential or is livegate's own.
 */
export function childEnvironment(options: ChildEnvironmentOptions): Record<string, string> {
  const { from, pass = [], provider, gateway } = options;
  const held = credentialVariables(options.providers);
  const secrets = secretValues(provider, options.credentials);
  const holdsSecret = (name: string): boolean => {
    const value = from[name] ?? '';
    return held.has(name) || secrets.some((secret) => value.includes(secret));
  };
  const wrong = pass.filter((name) => name.startsWith('LIVEGATE_') || holdsSecret(name));
  if (wrong.length > 0) throw notPassed(wrong);
  const names = Object.keys(from).filter(
    (name) => (usual.test(name) && !holdsSecret(name)) || pass.includes(name),
  );
  const passed = names.map((name) => [name, from[name] ?? ''] as const);
  return { ...Object.fromEntries(passed), ...addressOf(provider, gateway) };
}

function addressOf(
  { id }: Provider,
  { url, socket }: ChildEnvironmentOptions['gateway'],
): Record<string, string> {
  const name = `${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`;
  // a proxy for everything else must not be shown the gateway's address
  const direct = '127.0.0.1,localhost';
  const address = { LIVEGATE_BASE_URL: url, [name]: url, NO_PROXY: direct, no_proxy: direct };
  return socket === undefined ? address : { ...address, LIVEGATE_SOCKET: socket };
}

function credentialVariables(providers: readonly Provider[]): ReadonlySet<string> {
  const references = providers.flatMap(({ environments }) =>
    Object.values(environments).flatMap(({ credentials }) => Object.values(credentials)),
  );
  return new Set(references.filter((one) => one.startsWith('env:')).map((one) => one.slice('env:'.length)));
}

function secretValues(
  { publicCredentials = [] }: Provider,
  credentials: Readonly<Record<string, string>>,
): string[] {
  const secret = Object.entries(credentials).filter(([name]) => !publicCredentials.includes(name));
  return secret.map(([, value]) => value).filter((value) => value.length >= 6);
}

function notPassed(names: readonly string[]): ConfigError {
  const problems = names.map((name) => ({
    file: `--pass-env ${name}`,
    message: name.startsWith('LIVEGATE_')
      ? 'names of livegate are not passed on'
      : 'this variable holds a credential',
    expected: 'a variable that holds no credential of any provider file',
    hint: 'The gateway injects credentials; the child needs none.',
  }));
  return new ConfigError('config_invalid', problems);
}
