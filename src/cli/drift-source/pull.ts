import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import type { Contract } from '../../contract/contract.ts';
import { findSchemaChanges } from '../../drift/find-schema-changes.ts';
import type { PolicyName } from '../../drift/rules/rule.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { hasFailure } from '../../report/drift/is-failure.ts';
import { renderDriftText } from '../../report/drift/render-drift-text.ts';
import { EnvironmentAccess } from '../../scenario/drift/environment-access.ts';
import { pinContract } from '../../scenario/drift/pinned-contract.ts';
import { readSchemaFile } from '../../scenario/drift/read-schema-file.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { during } from '../during.ts';
import { projectRoot } from '../project-root.ts';
import { terminalStyle } from '../terminal-style.ts';
import { preparePull, writePull } from './prepare-pull.ts';
import type { PreparedPull } from './prepare-pull.ts';
import { print } from './print.ts';
import { providerDriftOptions } from '../../scenario/drift/provider-drift-options.ts';
import { pulledEnvironment } from './pulled-environment.ts';

/** What the options of `livegate pull` come to. */
export type PullFlags = {
  readonly environment?: string;
  readonly network: 'sandbox' | 'internet';
  readonly acceptBreaking?: true;
  readonly dryRun?: true;
  readonly policy?: PolicyName;
  readonly fault: string[];
  readonly drift: string[];
};

/** Shows what changes and writes the new baseline, and the use under it, where that may be; returns the exit code. */
export async function pull(id: string, flags: PullFlags): Promise<number> {
  const root = projectRoot();
  const [provider] = readProviders(root, [id]);
  if (provider === undefined) return 2;
  const environment = pulledEnvironment(provider, flags.environment);
  const contract = await loadContract(join(root, 'contracts', id));
  const { document } = pinContract(root, contract, await readSchemaFile(contract));
  const next = await during(`reading what ${environment} serves`, () =>
    read(root, contract, environment, flags),
  );
  const own = providerDriftOptions(id, root, new Date());
  const report = findSchemaChanges(document, next, {
    ...own,
    ...(flags.policy === undefined ? {} : { policy: flags.policy }),
    version: toolVersion(),
  });
  print(renderDriftText(report, terminalStyle));
  const refused = refusal(report, flags);
  if (refused !== undefined) {
    print(`\n${refused.why}\n`);
    return refused.code;
  }
  const prepared = await preparePull({ root, contract, old: document, next, recorded: own.usage });
  if (flags.dryRun !== true) await writePull(prepared);
  print(`\n${told(prepared, flags).join('\n')}\n`);
  return 0;
}

async function read(
  root: string,
  contract: Contract,
  environment: string,
  { drift: drifts, fault: faults, network }: PullFlags,
): Promise<SchemaDocument> {
  const access = new EnvironmentAccess({ root, network, contracts: [contract], faults, drifts });
  const served = await access.readSchema(contract, environment).finally(() => access.close());
  return served.document;
}

type Refusal = { readonly code: number; readonly why: string };

function refusal(report: DriftReport, { acceptBreaking }: PullFlags): Refusal | undefined {
  if (report.verdict === 'identical') return { code: 0, why: 'Nothing written: the baseline says the same.' };
  if (report.verdict === 'unknown' || report.undecided.length > 0)
    return { code: 3, why: 'Nothing written: not all of it could be compared.' };
  if (hasFailure(report, { failOn: 'breaking' }) && acceptBreaking !== true)
    return { code: 1, why: 'Nothing written: it breaks us. --accept-breaking writes it all the same.' };
  return undefined;
}

/** What was done, or would be, and what is next. */
function told({ baseline, id, mistakes, usage }: PreparedPull, { dryRun }: PullFlags): readonly string[] {
  const wrote = dryRun === true ? 'would write' : 'wrote';
  const { file, lost } = baseline;
  const isRenewed = usage !== undefined && usage.kind !== 'stale';
  return [
    ...(dryRun === true ? ['Nothing written: --dry-run.'] : []),
    `${wrote} ${file}`,
    ...(usage === undefined ? [] : usageTold(usage, wrote)),
    ...(lost.length === 0 ? [] : [`annotations of what is gone were left out: ${lost.join(', ')}`]),
    ...(mistakes === undefined
      ? []
      : ['These no longer fit the schema and must be changed by hand:', mistakes]),
    'Next: read the change (git diff), then renew what was made from the old schema:',
    `  livegate types ${id}`,
    isRenewed ? `  livegate verify ${id}` : `  livegate verify ${id} && livegate usage ${id}`,
  ];
}

function usageTold(usage: NonNullable<PreparedPull['usage']>, wrote: string): readonly string[] {
  switch (usage.kind) {
    case 'renewed':
      return [`${wrote} ${usage.file}: ${usage.notes.join(', ')}`];
    case 'current':
      return [`${usage.file} speaks of the new schema already`];
    case 'stale':
      return [
        `left ${usage.file} as it was: ${usage.why}`,
        'Until it is recorded anew, what we use is unknown to every comparison.',
      ];
  }
}
