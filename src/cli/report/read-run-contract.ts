import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractSnapshot } from '../../contract/contract-snapshot.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import { withoutAnnotations } from '../../drift/document/without-annotations.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { Provider } from '../../model/provider.ts';
import type { RunOnDisk } from './read-report-runs.ts';

/** The schema of the contract that a run judged a provider by; undefined where its copy cannot be read. */
export function readRunContract(
  { folder, record }: RunOnDisk,
  { contract, id }: Provider,
): SchemaDocument | undefined {
  try {
    const text = readFileSync(join(folder, 'contracts', `${id}.json`), 'utf8');
    const { graphql, openapi } = JSON.parse(text) as ContractSnapshot;
    const schema = graphql?.sdl ?? JSON.stringify(openapi, null, 2);
    const parsed = parseSchemaDocument(schema, { source: `contract of run ${record.id}` });
    return withoutAnnotations(parsed, contract.annotations);
  } catch {
    return undefined;
  }
}
