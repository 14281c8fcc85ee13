import type { Provider } from '../model/provider.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { Mistakes } from '../util/mistakes.ts';
import { ContractFiles } from './contract-files.ts';
import type { Contract } from './contract.ts';
import { examineProvider } from './parse-provider.ts';
import { findContractProblems } from './provider/contract-problems.ts';
import { leavesFolder } from './provider/file-problems.ts';
import { memberOf, placeOf } from './provider/problem-reporter.ts';
import { withoutSecrets } from './provider/secret-problems.ts';
import { refusalStatuses } from './refusal-statuses.ts';

/**
 * Loads `contracts/<id>`: provider file, pinned schema and documents, each read once; the digest is over those bytes.
 * Throws a `ConfigError` with all mistakes of all of them, by file and line: `provider_unknown`, `config_missing`,
 * `config_invalid` (provider file, or it is not of this contract), `contract_invalid` (schema, documents). Where several
 * kinds come together, the code is that of the first. Sends nothing, resolves no secret, runs nothing of the folder.
 */
export async function loadContract(folder: string): Promise<Contract> {
  const files = new ContractFiles(folder);
  const text = await files.text('provider.yaml', 'a provider has a provider.yaml');
  const { problems, yaml } = examineProvider(text, files.shown('provider.yaml'));
  const mistakes = new Mistakes();
  mistakes.add('config_invalid', problems);
  const source = sourceOf(yaml?.value, problems.length === 0);
  const loaded = source && (await mistakes.during(() => loadSource(source, files)));
  const disagreements = yaml && loaded ? findContractProblems(yaml, loaded) : [];
  const said = new Set(problems.map(aboutOf));
  mistakes.add(
    'config_invalid',
    disagreements.map(withoutSecrets).filter((one) => !said.has(aboutOf(one))),
  );
  mistakes.throwAll();
  return {
    provider: yaml?.value as Provider,
    folder: files.root,
    digest: files.digest(),
    ...(loaded as Loaded),
  };
}

/** What is wrong with a name in the file itself need not be told again as unknown to the contract. */
function aboutOf(problem: ConfigProblem): string {
  return `${placeOf(problem)} ${problem.found ?? ''}`;
}

type Loaded = Pick<Contract, 'operations' | 'openapi' | 'graphql' | 'unchecked'>;

/** What a provider file says of where its contract is. */
type Source = {
  readonly protocol: 'rest' | 'graphql';
  readonly file: string;
  readonly operations: string;
  readonly statuses: readonly number[];
  readonly success?: string;
};

/** Undefined where the file does not say it: that is a mistake which is told already. */
function sourceOf(provider: unknown, isValid: boolean): Source | undefined {
  const protocol = memberOf(provider, 'protocol');
  const file = memberOf(provider, 'contract', 'file');
  const operations = memberOf(provider, 'contract', 'operations') ?? 'operations';
  if ((protocol !== 'rest' && protocol !== 'graphql') || typeof file !== 'string') return undefined;
  if (typeof operations !== 'string' || [file, operations].some(leavesFolder)) return undefined;
  // They decide how answers are judged, and nothing is judged by a contract with mistakes.
  const statuses = isValid ? refusalStatuses(provider as Provider) : [];
  const success = memberOf(provider, 'errors', 'payload', 'success');
  return { protocol, file, operations, statuses, ...(typeof success === 'string' ? { success } : {}) };
}

// Each protocol's half is loaded only where it is used: it costs tens of milliseconds at every start of a worker.
async function loadSource(source: Source, files: ContractFiles): Promise<Loaded> {
  const text = await files.text(source.file, 'the file that contract.file names');
  return source.protocol === 'rest'
    ? await loadRest(source, text, files)
    : await loadGraphql(source, text, files);
}

async function loadRest({ file }: Source, text: string, files: ContractFiles): Promise<Loaded> {
  const { loadOpenApi } = await import('./openapi/load-openapi.ts');
  const { document, ...loaded } = loadOpenApi(text, files.shown(file));
  return { ...loaded, openapi: document };
}

async function loadGraphql(
  { file, operations: folder, statuses, success }: Source,
  text: string,
  files: ContractFiles,
): Promise<Loaded> {
  const module = await import('./graphql/load-graphql.ts');
  const names = await files.list(folder, '.graphql');
  const documents = await Promise.all(
    names.map(async (name) => ({
      file: files.shown(name),
      text: await files.text(name, 'a GraphQL document'),
    })),
  );
  const sdl = { file: files.shown(file), text };
  const { operations, unchecked, ...graphql } = module.loadGraphql(sdl, documents, statuses, success);
  return { operations, graphql, unchecked };
}
