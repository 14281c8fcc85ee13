import type { PreparedRequest } from '../contract/contract.ts';
import type { Environment } from '../model/provider.ts';
import type { Target } from './guard/guard.ts';

/** Works out where a prepared request of one environment goes. Never judges it: that is the guard's part. */
export type TargetResolver = (prepared: PreparedRequest) => Target;

/**
 * Requests go below the environment's base URL. An operation with a server of its own goes to that server, at the origin
 * that this environment lists for the same path in `alsoAllowed`: each environment has its own token endpoint.
 */
export function createTargetResolver(environment: Environment): TargetResolver {
  const base = split(environment.baseUrl);
  const also = (environment.alsoAllowed ?? []).map(split);
  const servers = new Map<string, Target>();
  return ({ server, path }) => {
    if (server === undefined) return { origin: base.origin, path: base.path + path };
    const own = servers.get(server) ?? split(server);
    servers.set(server, own);
    const full = own.path + path;
    const here = also.some(({ origin }) => origin === own.origin)
      ? undefined
      : also.find((one) => full.startsWith(one.path));
    return { origin: here?.origin ?? own.origin, path: full };
  };
}

function split(url: string): Target {
  const { origin, pathname } = new URL(url);
  return { origin, path: pathname.replace(/\/$/, '') };
}
