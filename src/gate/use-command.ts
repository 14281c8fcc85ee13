import type { Decision } from '../model/decision.ts';

/** The command that uses what is promoted. On the sandbox network it wants a sandbox, which prints its own URL. */
export function useCommand({ network, provider }: Pick<Decision, 'network' | 'provider'>): string {
  return network === 'internet'
    ? `livegate exec ${provider} --network internet -- <command>`
    : `livegate exec ${provider} --sandbox <url> -- <command>`;
}
