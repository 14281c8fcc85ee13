import type { Contract } from '../../contract/contract.ts';
import { tokenOperations } from '../auth/token-operations.ts';
import { createTargetResolver } from '../request-target.ts';
import { createGuard } from './guard.ts';
import type { Guard } from './guard.ts';
import { GuardError } from './guard-error.ts';
import { prefixesOf } from '../../model/prefixes-of.ts';

/**
 * The guard of one live environment: its base URL and `alsoAllowed`, and where the contract gives the token operation
 * an address of its own at the very origin of that base URL, this address. Nothing else, no test environment either.
 * Throws a `GuardError` for a test environment and for a name that the provider file does not have.
 */
export function guardLiveEnvironment(contract: Contract, environmentName: string): Guard {
  const { id, environments } = contract.provider;
  const environment = environments[environmentName];
  if (environment?.stage !== 'live') {
    throw new GuardError('not_allowed', `${id} has no live environment ${environmentName}`);
  }
  const { origin } = new URL(environment.baseUrl);
  const resolve = createTargetResolver(environment);
  const tokenUrls = [...tokenOperations(contract.provider)]
    .flatMap((name) => contract.operations.get(name)?.prepare({}) ?? [])
    .filter(({ server }) => server !== undefined)
    .map(resolve)
    .filter((target) => target.origin === origin && !target.path.includes('?'))
    .map((target) => target.origin + target.path);
  const allow = new Set([...prefixesOf(environment), ...tokenUrls]);
  return createGuard({ allow: [...allow], live: [] });
}
