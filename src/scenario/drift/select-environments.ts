import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import type { Provider } from '../../model/provider.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { UsageError } from '../../util/usage-error.ts';
import { selectTargets } from '../select-targets.ts';

export type WantedEnvironments = {
  readonly providers: readonly Provider[];
  /** Names of test environments; empty: every active one. */
  readonly environments: readonly string[];
  /** Ids that were asked for by name. */
  readonly wanted: readonly string[];
  readonly against?: string;
};

export type ChosenEnvironments = {
  /** Environments by provider id, live ones first. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly leftOut: readonly string[];
};

/**
 * The environments to compare: test environments as `verify` selects them, and live ones whose schema is a public
 * document. With `against`, providers without an environment of that name are left out.
 * @throws UsageError `unknown_environment`, `live_environment`, `nothing_selected`
 */
export function selectEnvironments(request: WantedEnvironments, now: Date): ChosenEnvironments {
  const providers = withOther(request);
  const wanted = request.wanted.filter((id) => providers.some((provider) => provider.id === id));
  const { leftOut, targets } = selectTargets(providers, request.environments, now, wanted);
  const ended = leftOut.map(
    ({ environment, provider, reason }) => `${provider.id}@${environment}, ${reason}`,
  );
  const chosen = new Map<string, readonly string[]>();
  for (const provider of providers) {
    const own = targets
      .filter((target) => target.provider === provider)
      .map(({ environment }) => environment);
    const live = request.environments.length > 0 ? [] : publicLive(provider);
    if (own.length > 0) chosen.set(provider.id, [...live, ...own]);
  }
  return { chosen, leftOut: [...ended, ...providers.flatMap((provider) => closedLive(provider, request))] };
}

function withOther({ against, providers }: WantedEnvironments): readonly Provider[] {
  if (against === undefined) return providers;
  const having = providers.filter(({ environments }) => Object.hasOwn(environments, against));
  if (having.length > 0) return having;
  const known = [...new Set(providers.flatMap(({ environments }) => Object.keys(environments)))];
  throw new UsageError(
    'unknown_environment',
    `no provider has an environment called ${JSON.stringify(against)}`,
    nearestHint(against, known),
  );
}

function liveOf({ environments }: Provider): readonly string[] {
  return Object.keys(environments).filter((name) => environments[name]?.stage === 'live');
}

function publicLive(provider: Provider): readonly string[] {
  return liveOf(provider).filter((name) => schemaSourceOf(provider, name).kind !== 'none');
}

/** Live environments that nothing is read of, each with the reason. */
function closedLive(provider: Provider, { against, environments }: WantedEnvironments): readonly string[] {
  if (environments.length > 0 || against !== undefined) return [];
  return liveOf(provider).flatMap((name) => {
    const source = schemaSourceOf(provider, name);
    return source.kind === 'none' ? `${provider.id}@${name}, nothing is read of it: ${source.why}` : [];
  });
}
