import { join, posix } from 'node:path';
import { withoutAnnotations } from '../../drift/document/without-annotations.ts';
import { findSchemaChanges } from '../../drift/find-schema-changes.ts';
import { git } from '../../gate/git.ts';
import type { ContractChange } from '../../report/formats/contract-suite.ts';
import { providerDriftOptions } from '../../scenario/drift/provider-drift-options.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { UsageError } from '../../util/usage-error.ts';
import { loadSchemaSource } from '../drift-source/load-schema-source.ts';

/**
 * What the working tree changes in the contracts of these providers since a revision, judged by their own policies, usage
 * and waivers. A provider that the revision did not have has nothing that could break.
 * @throws UsageError `option_invalid` for a revision that there is not
 */
export async function findContractChanges(
  root: string,
  ids: readonly string[],
  base: string,
): Promise<readonly ContractChange[]> {
  if (
    base.startsWith('-') ||
    git(root, ['rev-parse', '--verify', '--quiet', `${base}^{commit}`]) === undefined
  )
    throw new UsageError(
      'option_invalid',
      `--base: git knows no revision ${JSON.stringify(base)}`,
      'A pipeline that fetches one commit only has no other: fetch the base as well.',
    );
  const changes = await Promise.all(
    readProviders(root, ids).map(({ contract, id }) => {
      const { annotations, file } = contract;
      return compare(root, { base, id, file, annotations });
    }),
  );
  return changes.flatMap((one) => one ?? []);
}

type Wanted = {
  readonly base: string;
  readonly id: string;
  readonly file: string;
  readonly annotations: readonly string[] | undefined;
};

async function compare(
  root: string,
  { annotations, base, file, id }: Wanted,
): Promise<ContractChange | undefined> {
  const path = posix.join('contracts', id, file);
  if (git(root, ['cat-file', '-e', `${base}:./${path}`]) === undefined) return undefined;
  const options = { folder: root, allowRemoteRefs: false, network: 'sandbox' as const };
  const old = withoutAnnotations(await loadSchemaSource(`${base}:./${path}`, options), annotations);
  const next = withoutAnnotations(await loadSchemaSource(join('contracts', id, file), options), annotations);
  const own = providerDriftOptions(id, root, new Date());
  return {
    provider: id,
    file: path,
    report: findSchemaChanges(old, next, { ...own, version: toolVersion() }),
  };
}
