import type { Decision } from './decision.ts';

/** The end of a command that is meant for this network: nothing for the sandbox, which is the default. */
export function onNetwork(network: Decision['network']): string {
  return network === 'internet' ? ' --network internet' : '';
}
