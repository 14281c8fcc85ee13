import { ContractFiles } from './contract-files.ts';
import { ContractPlaces } from './contract-places.ts';
import { parseProvider } from './parse-provider.ts';

/**
 * Reads the texts of `contracts/<id>` to say where in them something stands. Throws a `ConfigError` where a file is missing
 * or the provider file has mistakes; validates nothing else.
 */
export async function loadContractPlaces(folder: string): Promise<ContractPlaces> {
  const files = new ContractFiles(folder);
  const read = async (name: string, expected: string) => ({
    file: files.shown(name),
    text: await files.text(name, expected),
  });
  const provider = await read('provider.yaml', 'a provider has a provider.yaml');
  const { contract, protocol } = parseProvider(provider.text, provider.file);
  const schema = await read(contract.file, 'the file that contract.file names');
  const names =
    protocol === 'graphql' ? await files.list(contract.operations ?? 'operations', '.graphql') : [];
  const documents = await Promise.all(names.map((name) => read(name, 'a GraphQL document')));
  return new ContractPlaces({ provider, schema, protocol, documents, digest: files.digest() });
}
