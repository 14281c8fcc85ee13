import type { Environment, Provider } from '../model/provider.ts';
import type { Style } from './style.ts';
import { renderTable } from './render-table.ts';

/** Providers and environments as a table: stage, state, what is shared with live, and the base URL. */
export function renderProviders(providers: readonly Provider[], now: Date, style: Style): string {
  const rows = providers.flatMap(({ id, environments }) =>
    Object.entries(environments).map(([name, environment]) => [
      id,
      name,
      environment.stage === 'live' ? style('bad', 'live') : 'test',
      state(environment, now),
      environment.sharedWithLive.join(', ') || (environment.stage === 'live' ? '' : 'nothing'),
      environment.baseUrl,
    ]),
  );
  return `${renderTable(['provider', 'environment', 'stage', 'state', 'shared with live', 'base URL'], rows, new Set([0, 1, 2, 3, 4, 5]))}\n\nnext: livegate verify\n`;
}

function state({ deprecated, contractLead }: Environment, now: Date): string {
  const ended = deprecated?.decommissioned;
  if (ended !== undefined && new Date(ended) < now) return `ended ${ended}`;
  if (deprecated !== undefined)
    return `deprecated${deprecated.replacement === undefined ? '' : `, use ${deprecated.replacement}`}`;
  return contractLead === 'level' ? 'active' : `active, ${contractLead}`;
}
