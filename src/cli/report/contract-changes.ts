import type { Contract } from '../../contract/contract.ts';
import { findSchemaChanges } from '../../drift/find-schema-changes.ts';
import { excerptChanges } from '../../report/html/excerpt/excerpt-changes.ts';
import type { ContractChanges } from '../../report/html/report-input.ts';
import { pinContract } from '../../scenario/drift/pinned-contract.ts';
import { readSchemaFile } from '../../scenario/drift/read-schema-file.ts';
import { providerDriftOptions } from '../../scenario/drift/provider-drift-options.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import type { RunOnDisk } from './read-report-runs.ts';
import { readRunContract } from './read-run-contract.ts';

/**
 * What has changed in a contract since the run that is asked for, or else since the newest one that judged another contract
 * than this. Undefined where there is none, or where its copy of the contract cannot be read: that is told.
 */
export async function contractChanges(
  root: string,
  contract: Contract,
  runs: readonly RunOnDisk[],
  {
    compare,
    now,
    unreadable,
  }: { readonly compare?: string | undefined; readonly now: Date; readonly unreadable: string[] },
): Promise<ContractChanges | undefined> {
  const { id } = contract.provider;
  const run = runs.find(({ record }) =>
    compare === undefined ? judgedOther(record.targets, contract) : record.id === compare,
  );
  if (run === undefined || run.record.targets.every(({ provider }) => provider !== id)) return undefined;
  const since = { provider: id, run: run.record.id, at: run.record.startedAt };
  if (!judgedOther(run.record.targets, contract)) return since;
  const pinned = pinContract(root, contract, await readSchemaFile(contract));
  const before = readRunContract(run, contract.provider);
  if (before === undefined) {
    unreadable.push(`the contract of run ${run.record.id}, ${id}, cannot be read`);
    return undefined;
  }
  const options = {
    ...providerDriftOptions(id, root, now),
    version: toolVersion(),
    documents: pinned.documents,
  };
  const report = findSchemaChanges(before, pinned.document, options);
  return { ...since, report, excerpts: excerptChanges(report, before, pinned.document) };
}

function judgedOther(targets: RunOnDisk['record']['targets'], { digest, provider }: Contract): boolean {
  return targets.some((one) => one.provider === provider.id && one.contractDigest !== digest);
}
