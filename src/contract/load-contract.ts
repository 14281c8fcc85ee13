import type { Provider } from '../model/provider.ts';
import { ConfigError } from '../util/errors.ts';
import { ContractFiles } from './contract-files.ts';
import type { Contract, Operation } from './contract.ts';
import { parseProviderFile } from './parse-provider.ts';
import type { ParsedProvider } from './parse-provider.ts';
import { refusalStatuses } from './refusal-statuses.ts';
import { findOperationProblems } from './provider/operation-problems.ts';

/**
 * Loads `contracts/<id>`: provider file, pinned schema and documents, each read once; the digest is over those bytes.
 * Throws a `ConfigError` with all mistakes of the first file that has any: `provider_unknown`, `config_missing`,
 * `config_invalid` (provider file, or its operations are not the contract's), `contract_invalid` (schema, documents).
 * Sends nothing, resolves no secret, runs nothing of the folder.
 */
export async function loadContract(folder: string): Promise<Contract> {
  const files = new ContractFiles(folder);
  const text = await files.text('provider.yaml', 'a provider has a provider.yaml');
  const parsed = parseProviderFile(text, files.shown('provider.yaml'));
  const { provider } = parsed;
  const schema = await files.text(provider.contract.file, 'the file that contract.file names');
  const loaded =
    provider.protocol === 'rest'
      ? await loadRest(provider, schema, files)
      : await loadGraphql(provider, schema, files);
  checkOperations(parsed, loaded.operations);
  return { provider, folder: files.root, digest: files.digest(), ...loaded };
}

type Loaded = Pick<Contract, 'operations' | 'openapi' | 'graphql' | 'unchecked'>;

// Each protocol's half is loaded only where it is used: it costs tens of milliseconds at every start of a worker.
async function loadRest(provider: Provider, text: string, files: ContractFiles): Promise<Loaded> {
  const { loadOpenApi } = await import('./openapi/load-openapi.ts');
  const { document, ...loaded } = loadOpenApi(text, files.shown(provider.contract.file));
  return { ...loaded, openapi: document };
}

async function loadGraphql(provider: Provider, text: string, files: ContractFiles): Promise<Loaded> {
  const module = await import('./graphql/load-graphql.ts');
  const names = await files.list(provider.contract.operations ?? 'operations', '.graphql');
  const documents = await Promise.all(
    names.map(async (name) => ({
      file: files.shown(name),
      text: await files.text(name, 'a GraphQL document'),
    })),
  );
  const sdl = { file: files.shown(provider.contract.file), text };
  const { operations, unchecked, ...graphql } = module.loadGraphql(sdl, documents, refusalStatuses(provider));
  return { operations, graphql, unchecked };
}

function checkOperations(parsed: ParsedProvider, operations: ReadonlyMap<string, Operation>): void {
  const problems = findOperationProblems(parsed, operations);
  if (problems.length > 0) throw new ConfigError('config_invalid', problems);
}
