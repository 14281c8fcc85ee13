import { join } from 'node:path';
import { shownName } from '../contract/contract-files.ts';
import type { Contract } from '../contract/contract.ts';
import { loadContract } from '../contract/load-contract.ts';
import { examineProvider } from '../contract/parse-provider.ts';
import { reporterFor } from '../contract/provider/problem-reporter.ts';
import { findAnnouncedProblems } from '../drift/announced/announced-problems.ts';
import { Mistakes } from '../util/mistakes.ts';
import { readOnce } from '../util/read-once.ts';
import { withAllMistakesOf } from '../util/with-all-mistakes.ts';

/**
 * The contracts of these providers. Whatever is wrong with any of them is told at once: mistakes of the provider file,
 * of the contract, where the two do not agree, and rules of change that there are not.
 * @throws ConfigError with the mistakes of all of them, each with its place
 */
export async function loadContracts(root: string, ids: readonly string[]): Promise<Contract[]> {
  return withAllMistakesOf(ids, async (id) => {
    const folder = join(root, 'contracts', id);
    const mistakes = new Mistakes();
    const contract = await mistakes.during(() => loadContract(folder));
    await mistakes.during(() => addRuleProblems(mistakes, folder));
    mistakes.throwAll();
    return contract as Contract;
  });
}

/** Where the file cannot be read, loading the contract has told so. */
async function addRuleProblems(mistakes: Mistakes, folder: string): Promise<void> {
  const read = await readOnce(join(folder, '../..'), join(folder, 'provider.yaml'));
  if (read === undefined) return;
  const { yaml } = examineProvider(read.bytes.toString('utf8'), shownName(folder, 'provider.yaml'));
  if (yaml !== undefined)
    mistakes.add('config_invalid', findAnnouncedProblems(yaml.value, reporterFor(yaml)));
}
