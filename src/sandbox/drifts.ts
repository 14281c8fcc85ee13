import type { Provider } from '../model/provider.ts';
import { ConfigError } from '../util/errors.ts';
import { nearestOf } from '../util/nearest.ts';
import type { AnySandbox, DriftPack } from './define-sandbox.ts';
import { unknownName } from './unknown-name.ts';

/** A drift pack of a provider, in force in one environment or, without one, in all. */
export type DriftChoice = { readonly provider: string; readonly environment?: string; readonly pack: string };

/** The form of it on the command line: `fluz@staging=record-id-snake`, `fluz=get-bins-back`. Throws a `ConfigError`. */
export function parseDrift(text: string): DriftChoice {
  const parts = /^([a-z][a-z0-9-]*)(?:@([a-z][a-z0-9-]*))?=(\S+)$/.exec(text);
  const [, provider, environment, pack] = parts ?? [];
  if (provider === undefined || pack === undefined) {
    throw driftError({
      message: 'cannot be read',
      expected: '<provider>[@<environment>]=<drift pack>',
      found: text,
    });
  }
  return { provider, pack, ...(environment === undefined ? {} : { environment }) };
}

/** The drift packs chosen for one environment, in their order. Throws a `ConfigError` for a pack that is not there. */
export function driftPacks(
  choices: readonly DriftChoice[],
  behaviour: AnySandbox,
  environment: string,
): readonly DriftPack[] {
  return choices
    .filter(
      (choice) =>
        choice.provider === behaviour.provider && (choice.environment ?? environment) === environment,
    )
    .map((choice) => packOf(choice, behaviour));
}

function packOf(choice: DriftChoice, behaviour: AnySandbox): DriftPack {
  const pack = Object.hasOwn(behaviour.drifts, choice.pack) ? behaviour.drifts[choice.pack] : undefined;
  if (pack !== undefined) return pack;
  const names = Object.keys(behaviour.drifts);
  throw driftError({
    message: `${behaviour.provider} has no drift pack ${choice.pack}`,
    expected: names.length === 0 ? 'none: the provider has no drift packs' : `one of ${names.join(', ')}`,
    ...nearestOf(choice.pack, names),
  });
}

/** Throws a `ConfigError` for a choice of a provider or an environment that is not there: it would be in force nowhere. */
export function checkDrift({ provider, environment }: DriftChoice, providers: readonly Provider[]): void {
  const ids = providers.map(({ id }) => id);
  const named = providers.find(({ id }) => id === provider);
  if (named === undefined) throw driftError(unknownName('provider', provider, ids));
  const environments = Object.keys(named.environments);
  if (environment !== undefined && !environments.includes(environment))
    throw driftError(unknownName(`environment of ${provider}`, environment, environments));
}

function driftError(problem: {
  message: string;
  expected: string;
  found?: string;
  nearest?: string;
}): ConfigError {
  return new ConfigError('config_invalid', [{ file: '--drift', ...problem }]);
}
