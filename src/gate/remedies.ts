import type { Remedy } from '../model/decision.ts';
import { onNetwork } from '../model/on-network.ts';
import { credentialsCommand } from '../seal/credential-owner.ts';
import type { Facts } from './facts.ts';
import { liveCredentials } from './live-credentials.ts';

/** The run that brings new evidence. */
export function verifyAgain(facts: Facts): Remedy {
  const { network } = facts;
  return {
    command: verifyCommand(facts),
    cost: network === 'internet' ? 'minutes, and requests to the test environments' : 'under a minute',
  };
}

export function verifyCommand({ contract, network }: Facts): string {
  return `livegate verify ${contract.provider.id}${onNetwork(network)} --sign`;
}

/** Scenarios have to be changed, and what they show then is new evidence. */
export function mendSuites(facts: Facts): Remedy {
  const command = `edit suites/${facts.contract.provider.id}, then ${verifyCommand(facts)}`;
  return { command, cost: 'a scenario that stays in its environment, and a new run' };
}

/** What says who wrote what. A shallow clone has only the end of it. */
export function bringHistory({ commit, isShallow }: Facts): Remedy {
  if (isShallow === true) return { command: 'git fetch --unshallow', cost: 'the whole history' };
  const init = commit === undefined ? 'git init && ' : '';
  const command = `${init}git add contracts suites trust.yaml && git commit --message <text>`;
  return { command, cost: 'a commit' };
}

/** A change of a file by hand. */
export function edit(file: string, cost = 'a reviewed change'): Remedy {
  return { command: `edit ${file}`, cost };
}

/** The live credentials, sealed for who may open them. */
export function sealCredentials(facts: Facts): Remedy {
  return { command: credentialsCommand('seal', liveCredentials(facts)), cost: 'the live keys, once' };
}

/** The sealed credentials as they are, written anew for who may open them today. */
export function rekeyCredentials(facts: Facts): Remedy {
  return {
    command: credentialsCommand('rekey', liveCredentials(facts)),
    cost: 'an approver who can open them',
  };
}

/** Other live credentials in place of those that are sealed. */
export function rotateCredentials(facts: Facts): Remedy {
  const command = credentialsCommand('rotate', liveCredentials(facts));
  return { command, cost: 'another live key from the provider' };
}

export function explainItem({ contract, network }: Facts, item: string): Remedy {
  const command = `livegate checklist explain ${contract.provider.id} ${item}${onNetwork(network)}`;
  return { command, cost: 'a minute' };
}
