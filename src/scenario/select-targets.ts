import { UsageError } from '../util/usage-error.ts';
import { nearestHint } from '../util/nearest-hint.ts';
import type { Provider } from '../model/provider.ts';

/** One environment of one provider that a run looks at. */
export type Target = { readonly provider: Provider; readonly environment: string };

/** Why an environment is left out although it is a test environment. */
type LeftOut = Target & { readonly reason: string };

/** The environments a run looks at, and those it leaves out with the reason. */
export type Selection = { readonly targets: readonly Target[]; readonly leftOut: readonly LeftOut[] };

/**
 * Picks test environments: all active ones, or those named. A live environment can never be picked; a
 * decommissioned one only by its name. Each provider in `wanted` (those that were asked for by name) must have one.
 * @throws UsageError `unknown_environment`, `live_environment`, `nothing_selected`
 */
export function selectTargets(
  providers: readonly Provider[],
  names: readonly string[],
  now: Date,
  wanted: readonly string[] = [],
): Selection {
  for (const name of names) checkName(providers, name);
  const targets: Target[] = [];
  const leftOut: LeftOut[] = [];
  for (const provider of providers) {
    for (const [environment, { stage, deprecated }] of Object.entries(provider.environments)) {
      if (stage !== 'test' || (names.length > 0 && !names.includes(environment))) continue;
      const ended = deprecated?.decommissioned;
      const reason = `decommissioned on ${ended ?? ''}${deprecated?.replacement === undefined ? '' : `, replaced by ${deprecated.replacement}`}`;
      if (ended !== undefined && new Date(ended) < now && names.length === 0)
        leftOut.push({ provider, environment, reason });
      else targets.push({ provider, environment });
    }
  }
  if (targets.length === 0) throw nothingSelected('no test environment was selected');
  const without = wanted.filter((id) => !targets.some(({ provider }) => provider.id === id));
  if (without.length > 0)
    throw nothingSelected(
      `${without.join(', ')}: no test environment ${names.length === 0 ? 'is active' : `is called ${names.join(' or ')}`}, so nothing of it would be looked at`,
    );
  return { targets, leftOut };
}

function nothingSelected(message: string): UsageError {
  return new UsageError('nothing_selected', message, 'Run "livegate providers" to see what there is.');
}

function checkName(providers: readonly Provider[], name: string): void {
  const found = providers.flatMap((provider) => provider.environments[name] ?? []);
  if (found.some(({ stage }) => stage === 'test')) return;
  if (found.length > 0) {
    throw new UsageError(
      'live_environment',
      `${name} is a live environment: scenarios never run there`,
      'Name a test environment.',
    );
  }
  const known = providers.flatMap(({ environments }) => Object.keys(environments));
  throw new UsageError(
    'unknown_environment',
    `no provider has an environment called ${JSON.stringify(name)}`,
    nearestHint(name, known),
  );
}
