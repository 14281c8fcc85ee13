import type { Remedy } from '../model/decision.ts';
import { onNetwork } from '../model/on-network.ts';
import type { Facts } from './facts.ts';

/** The run that brings new evidence. */
export function verifyAgain({ contract, network }: Facts): Remedy {
  return {
    command: `livegate verify ${contract.provider.id}${onNetwork(network)} --sign`,
    cost: network === 'internet' ? 'minutes, and requests to the test environments' : 'under a minute',
  };
}

/** A change of a file by hand. */
export function edit(file: string, cost = 'a reviewed change'): Remedy {
  return { command: `edit ${file}`, cost };
}

export function explainItem({ contract }: Facts, item: string): Remedy {
  return { command: `livegate checklist explain ${contract.provider.id} ${item}`, cost: 'a minute' };
}
