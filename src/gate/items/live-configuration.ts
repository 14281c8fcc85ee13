import { prefixesOf } from '../../model/prefixes-of.ts';
import type { Environment, Provider } from '../../model/provider.ts';
import type { Facts } from '../facts.ts';
import { sharedIdentifiers } from '../compare-keys.ts';
import { failed, passed } from '../item.ts';
import type { Item } from '../item.ts';
import { edit } from '../remedies.ts';

/** The live environment is fully described, current, and shares with the test environments only what it says it shares. */
export const liveConfiguration: Item = {
  id: 'live-configuration',
  title: 'Live is configured, and apart from test',
  evaluate(facts) {
    const { provider } = facts.contract;
    const problem = findProblem(facts);
    if (problem !== undefined) return failed(problem, edit(`contracts/${provider.id}/provider.yaml`));
    return passed(
      `${facts.checklist.opens} at ${provider.environments[facts.checklist.opens]?.baseUrl ?? ''}`,
    );
  },
};

function findProblem({ checklist, contract: { provider } }: Facts): string | undefined {
  const live = provider.environments[checklist.opens];
  if (live === undefined) return `there is no environment ${checklist.opens}`;
  if (live.stage !== 'live') return `${checklist.opens} is no live environment`;
  if (live.deprecated !== undefined) return `${checklist.opens} is deprecated since ${live.deprecated.since}`;
  if (!live.baseUrl.startsWith('https://')) return `${live.baseUrl} is not https`;
  if (Object.keys(live.credentials).length === 0) return `${checklist.opens} names no credential`;
  return Object.entries(provider.environments)
    .filter(([, { stage }]) => stage === 'test')
    .map(([name, test]) => shared(name, test, live, provider))
    .find((one) => one !== undefined);
}

function shared(name: string, test: Environment, live: Environment, provider: Provider): string | undefined {
  const says = new Set(test.sharedWithLive);
  return (
    (says.has('host') ? undefined : sameHost(name, test, live)) ??
    (says.has('credentials') ? undefined : samePlace(name, test, live, sharedIdentifiers(provider, name)))
  );
}

function sameHost(name: string, test: Environment, live: Environment): string | undefined {
  const hosts = hostsOf(live);
  const same = [...hostsOf(test)].find((host) => hosts.has(host));
  return same === undefined
    ? undefined
    : `${name} and live both have the host ${same}, and ${name} does not say that it is shared`;
}

/** Those of its token endpoints, too; whatever their ports. */
function hostsOf(environment: Environment): ReadonlySet<string> {
  return new Set(prefixesOf(environment).map((url) => new URL(url).hostname.replace(/\.$/, '')));
}

function samePlace(
  name: string,
  test: Environment,
  live: Environment,
  ignored: ReadonlySet<string>,
): string | undefined {
  const places = new Set(Object.values(live.credentials));
  const same = Object.entries(test.credentials).find(
    ([credential, place]) => !ignored.has(credential) && places.has(place),
  );
  return same === undefined ? undefined : `${name} takes ${same[0]} from the place of a live credential`;
}
