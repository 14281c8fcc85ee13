import type { Environment, Provider } from '../../model/provider.ts';
import type { Facts } from '../facts.ts';
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
  if (!says.has('host') && new URL(test.baseUrl).host === new URL(live.baseUrl).host)
    return `${name} has the host of live and does not say that it is shared`;
  if (says.has('credentials')) return undefined;
  const identifiers = new Set(provider.publicCredentials);
  const places = new Set(Object.values(live.credentials));
  const same = Object.entries(test.credentials).find(
    ([credential, place]) => !identifiers.has(credential) && places.has(place),
  );
  return same === undefined ? undefined : `${name} takes ${same[0]} from the place of a live credential`;
}
