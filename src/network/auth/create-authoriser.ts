import type { Engine } from '../engine.ts';
import { Authoriser } from './authoriser.ts';

/** The authoriser of an engine's environment; what it sends is registered as a secret. */
export function createAuthoriser({ contract, credentials, secrets, now, environment }: Engine): Authoriser {
  const { origin, pathname } = new URL(environment.baseUrl);
  return new Authoriser({
    ...{ provider: contract.provider, credentials, now, baseTarget: { origin, path: pathname } },
    onSecret: (secret) => {
      secrets.add(secret);
    },
  });
}
