import type { Provider } from '../../model/provider.ts';

/** The operations that obtain or renew tokens, by the provider file's `auth`. Their answers hold credentials. */
export function tokenOperations({ auth }: Provider): ReadonlySet<string> {
  const names = Object.values(auth).flatMap(({ obtain }) => [obtain?.operation, obtain?.refresh?.operation]);
  return new Set(names.filter((name) => name !== undefined));
}
