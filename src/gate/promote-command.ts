import type { Decision } from '../model/decision.ts';

/** The command that opens the door. */
export function promoteCommand({ network, provider }: Pick<Decision, 'network' | 'provider'>): string {
  return `livegate promote ${provider}${network === 'internet' ? ' --network internet' : ''}`;
}
