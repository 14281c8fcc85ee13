import type { Contract } from '../contract/contract.ts';
import { snapshotContract } from '../contract/contract-snapshot.ts';
import { contractFile } from './read-contract.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';

/** Writes down the contracts that a run judges by: its workers use these bytes, whatever becomes of the files. */
export async function writeContracts(runFolder: string, contracts: readonly Contract[]): Promise<void> {
  for (const contract of contracts) {
    await writeFileAtomic(
      contractFile(runFolder, contract.provider.id),
      JSON.stringify(await snapshotContract(contract)),
    );
  }
}
