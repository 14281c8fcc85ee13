import { ConfigError } from '../../util/errors.ts';
import type { Provider } from '../../model/provider.ts';
import type { Guard, Target } from '../guard/guard.ts';

/**
 * The credentials of one environment, tied to its URL prefixes: they are handed out for a target below those and for no
 * other. Printing or serialising it shows no value.
 */
export class BoundCredentials {
  readonly environment: string;
  readonly #guard: Guard;
  readonly #values: Readonly<Record<string, string>>;

  constructor(environment: string, guard: Guard, values: Readonly<Record<string, string>>) {
    this.environment = environment;
    this.#guard = guard;
    this.#values = values;
  }

  /** The values, for a request to this target. Throws a `GuardError` where the target is not in this environment. */
  releaseFor(target: Target): Readonly<Record<string, string>> {
    this.#guard.check(target);
    return this.#values;
  }

  /** The same environment and prefixes with other values in place of some: for scenarios about wrong credentials. */
  with(values: Readonly<Record<string, string>>): BoundCredentials {
    return new BoundCredentials(this.environment, this.#guard, { ...this.#values, ...values });
  }
}

/** Checks that every credential the environment declares is there and not empty. Throws a `ConfigError` naming all that are not. */
export function bindCredentials(
  provider: Provider,
  environmentName: string,
  guard: Guard,
  values: Readonly<Record<string, string>>,
): BoundCredentials {
  const declared = provider.environments[environmentName]?.credentials ?? {};
  const missing = Object.entries(declared).filter(([name]) => (values[name] ?? '') === '');
  if (missing.length === 0) return new BoundCredentials(environmentName, guard, values);
  const problems = missing.map(([name, reference]) => ({
    file: `${provider.id}@${environmentName}`,
    message: `the credential ${name} is not there`,
    hint: `it is kept in ${reference}`,
  }));
  throw new ConfigError('config_missing', problems);
}
