import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import type { ContractSnapshot } from '../../contract/contract-snapshot.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import { withoutAnnotations } from '../../drift/document/without-annotations.ts';
import { findSchemaChanges } from '../../drift/find-schema-changes.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { ContractChanges } from '../../report/html/report-input.ts';
import { pinContract } from '../../scenario/drift/pinned-contract.ts';
import { readSchemaFile } from '../../scenario/drift/read-schema-file.ts';
import { providerDriftOptions } from '../../scenario/drift/provider-drift-options.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import type { RunOnDisk } from './read-report-runs.ts';

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
  const before = readSnapshot(run, contract, unreadable);
  if (before === undefined) return undefined;
  const options = {
    ...providerDriftOptions(id, root, now),
    version: toolVersion(),
    documents: pinned.documents,
  };
  return { ...since, report: findSchemaChanges(before, pinned.document, options) };
}

function judgedOther(targets: RunOnDisk['record']['targets'], { digest, provider }: Contract): boolean {
  return targets.some((one) => one.provider === provider.id && one.contractDigest !== digest);
}

function readSnapshot(
  { folder, record }: RunOnDisk,
  { provider }: Contract,
  unreadable: string[],
): SchemaDocument | undefined {
  const source = `contract of run ${record.id}`;
  try {
    const text = readFileSync(join(folder, 'contracts', `${provider.id}.json`), 'utf8');
    const { graphql, openapi } = JSON.parse(text) as ContractSnapshot;
    const schema = graphql?.sdl ?? JSON.stringify(openapi, null, 2);
    const parsed = parseSchemaDocument(Buffer.from(schema), { source });
    return withoutAnnotations(parsed, provider.contract.annotations);
  } catch {
    unreadable.push(`the ${source}, ${provider.id}, cannot be read`);
    return undefined;
  }
}
