import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { onNetwork } from '../../model/on-network.ts';

/** All comparisons in one line without foreign text. */
export function summariseEnvironments({ comparisons, network, verdict }: EnvironmentDrift): string {
  const count = (wanted: string) => comparisons.filter((one) => one.verdict === wanted).length;
  const parts = ['breaking', 'unknown', 'dangerous', 'safe', 'identical']
    .filter((wanted) => count(wanted) > 0)
    .map((wanted) => `${count(wanted)} ${wanted}`);
  const noun = comparisons.length === 1 ? 'comparison' : 'comparisons';
  return `${verdict}: ${comparisons.length} ${noun} on the ${network} network, ${parts.join(', ')}`;
}

/** What to do about the worst of it. */
export function nextAfterDrift({ comparisons, network, verdict }: EnvironmentDrift): string {
  const worst = comparisons.find((one) => one.verdict === verdict);
  const provider = worst?.provider ?? '';
  switch (verdict) {
    case 'breaking':
      return worst?.basis === 'schema' && worst.against === 'contract'
        ? `change what calls ${provider}, then pin what is served: livegate pull ${provider}${onNetwork(network)}`
        : `change what calls ${provider}, then its contract in contracts/${provider}`;
    case 'unknown':
      return worst?.basis === 'observed'
        ? `livegate verify ${provider}${onNetwork(network)}, then compare again`
        : 'mend what could not be decided, and compare again';
    case 'dangerous':
      return 'read each dangerous change: its proof is missing, or it breaks some clients only';
    case 'safe':
    case 'identical':
      return `livegate gate${onNetwork(network)}`;
  }
}
