import type { Provider } from '../../model/provider.ts';
import type { Guard } from './guard.ts';
import { createGuard } from './guard.ts';
import { GuardError } from './guard-error.ts';
import { livePrefixesOf, prefixesOf } from '../../model/prefixes-of.ts';

/**
 * The guard of one test environment: its own prefixes are allowed, those of other environments are not, and those of
 * live ones are named as such.
 * Throws a `GuardError` for a live environment and for a name that the provider file does not have.
 */
export function guardEnvironment(provider: Provider, environmentName: string): Guard {
  const environment = provider.environments[environmentName];
  if (environment === undefined) {
    throw new GuardError('not_allowed', `${provider.id} has no environment ${environmentName}`);
  }
  if (environment.stage === 'live') {
    throw new GuardError(
      'live_origin',
      `${provider.id}@${environmentName} is live; scenarios run in test environments`,
    );
  }
  return createGuard({ allow: prefixesOf(environment), live: livePrefixesOf(provider) });
}
