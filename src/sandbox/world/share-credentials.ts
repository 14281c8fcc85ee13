import type { Provider } from '../../model/provider.ts';
import type { AnySandbox } from '../define-sandbox.ts';
import { newId } from '../new-id.ts';

type Credentials = Readonly<Record<string, string>>;

/**
 * New credentials for each environment. Environments whose secrets are kept in the same places hold the same values,
 * and so does one that shares its credentials with live, whatever its references are called.
 */
export function issueCredentials(
  provider: Provider,
  behaviour: AnySandbox,
): Readonly<Record<string, Credentials>> {
  const live = Object.values(provider.environments).find(({ stage }) => stage === 'live');
  const issued = new Map<string, Credentials>();
  const entries = Object.entries(provider.environments).map(([name, { credentials, sharedWithLive }]) => {
    const references =
      sharedWithLive.includes('credentials') && !isHeldByLive(provider, credentials)
        ? live?.credentials
        : credentials;
    const key = Object.keys(references ?? {}).length === 0 ? name : keyOf(references ?? credentials);
    const values = issued.get(key) ?? behaviour.issueCredentials(name, newId);
    issued.set(key, values);
    return [name, values] as const;
  });
  return Object.fromEntries(entries);
}

function isHeldByLive(provider: Provider, credentials: Credentials): boolean {
  return Object.values(provider.environments).some(
    (other) => other.stage === 'live' && keyOf(other.credentials) === keyOf(credentials),
  );
}

/** The same for the same places under the same names. */
function keyOf(credentials: Credentials): string {
  return JSON.stringify(Object.entries(credentials).sort(([a], [b]) => (a < b ? -1 : 1)));
}
