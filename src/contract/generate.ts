import { join } from 'node:path';
import { checklistInForceSchema } from '../model/checklist-in-force-schema.ts';
import { checklistSchema } from '../model/checklist-schema.ts';
import { credentialManifestSchema } from '../model/credential-manifest-schema.ts';
import { decisionSchema } from '../model/decision-schema.ts';
import { driftReportSchema } from '../model/drift-report-schema.ts';
import { environmentDriftSchema } from '../model/environment-drift-schema.ts';
import { ledgerLineSchema } from '../model/ledger-line-schema.ts';
import { packSchema } from '../model/pack-schema.ts';
import { promoteOutcomeSchema } from '../model/promote-outcome-schema.ts';
import { providerSchema } from '../model/provider-schema.ts';
import { releaseRequestSchema } from '../model/release-request-schema.ts';
import { releasedCredentialsSchema } from '../model/released-credentials-schema.ts';
import { ruleSchema } from '../model/rule-schema.ts';
import { runRecordSchema } from '../model/run-record-schema.ts';
import { sandboxWorldSchema } from '../model/sandbox-world-schema.ts';
import { sealedCredentialsSchema } from '../model/sealed-credentials-schema.ts';
import { trustSchema } from '../model/trust-schema.ts';
import { usageSchema } from '../model/usage-schema.ts';
import { waiversSchema } from '../model/waivers-schema.ts';
import { watchLookSchema } from '../model/watch-look-schema.ts';
import { staleAmong, writeStale } from './generated-file.ts';
import type { GeneratedFile } from './generated-file.ts';
import { listProviders } from './list-providers.ts';
import { compileToSource } from './schema/compile-to-source.ts';
import { compiledSchemas } from './schema/compiled-schema.ts';
import { typeFiles } from './type-files.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** The JSON Schemas of the files that people and livegate itself write, and the code of the validators of some. */
function schemaFiles(): readonly GeneratedFile[] {
  const schemas = {
    provider: providerSchema,
    'run-record': runRecordSchema,
    'drift-report': driftReportSchema,
    'environment-drift': environmentDriftSchema,
    usage: usageSchema,
    waivers: waiversSchema,
    checklist: checklistSchema,
    pack: packSchema,
    decision: decisionSchema,
    trust: trustSchema,
    'sealed-credentials': sealedCredentialsSchema,
    'release-request': releaseRequestSchema,
    'credential-manifest': credentialManifestSchema,
    'released-credentials': releasedCredentialsSchema,
    'watch-look': watchLookSchema,
    'promote-outcome': promoteOutcomeSchema,
    'checklist-in-force': checklistInForceSchema,
    'ledger-line': ledgerLineSchema,
    'sandbox-world': sandboxWorldSchema,
    rule: ruleSchema,
  };
  const written = Object.entries(schemas).map(([name, schema]) => ({
    file: join('schemas', `${name}.schema.json`),
    content: `${JSON.stringify({ $schema: dialect, ...schema }, null, 2)}\n`,
  }));
  const compiled = compiledSchemas.map((name) => ({
    file: join('schemas', 'compiled', `${name}.cjs`),
    content: compileToSource(schemas[name]),
  }));
  return [...written, ...compiled];
}

function ownTypeFiles(root: string): Promise<readonly GeneratedFile[]> {
  return typeFiles(root, listProviders(root));
}

/** The names of the generated files, and of `more`, that are missing or do not hold what they should. Writes nothing. */
export async function findStaleFiles(
  root: string,
  more: readonly GeneratedFile[] = [],
): Promise<readonly string[]> {
  const stale = await staleAmong(root, [...schemaFiles(), ...(await ownTypeFiles(root)), ...more]);
  return stale.map(({ file }) => file);
}

/** Writes every generated file, and of `more`, that is stale; returns the names of those written. */
export async function writeGeneratedFiles(
  root: string,
  more: readonly GeneratedFile[] = [],
): Promise<readonly string[]> {
  // The schemas first: provider files are read by the schema that lies on the disk.
  return [
    ...(await writeStale(root, [...schemaFiles(), ...more])),
    ...(await writeStale(root, await ownTypeFiles(root))),
  ];
}
