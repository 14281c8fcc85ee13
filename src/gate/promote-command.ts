import type { Decision } from '../model/decision.ts';
import { onNetwork } from '../model/on-network.ts';

/** The command that opens the door. */
export function promoteCommand({ network, provider }: Pick<Decision, 'network' | 'provider'>): string {
  return `livegate promote ${provider}${onNetwork(network)}`;
}
