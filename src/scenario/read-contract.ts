import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../contract/contract.ts';
import type { ContractSnapshot } from '../contract/contract-snapshot.ts';
import type { Provider } from '../model/provider.ts';
import { restoreContract } from '../contract/restore-contract.ts';

/** Where a run keeps the contract of a provider that it judges by. */
export function contractFile(runFolder: string, provider: string): string {
  return join(runFolder, 'contracts', `${provider}.json`);
}

/** The provider file that this run judges by. */
export function readProvider(runFolder: string, provider: string): Provider {
  return readSnapshot(runFolder, provider).provider;
}

/** The contract that this run judges by. */
export function readContract(runFolder: string, provider: string): Promise<Contract> {
  return restoreContract(readSnapshot(runFolder, provider));
}

function readSnapshot(runFolder: string, provider: string): ContractSnapshot {
  return JSON.parse(readFileSync(contractFile(runFolder, provider), 'utf8')) as ContractSnapshot;
}
