import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import type { Provider } from '../../model/provider.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { UsageError } from '../../util/usage-error.ts';
import { SchemaSourceError } from './source-error.ts';

/**
 * The environment whose schema is pulled: the named one, or the only test environment that publishes one. Throws a
 * `UsageError` for a name that there is not and where a name is needed, a `SchemaSourceError` (exit code 3) where there is no schema.
 */
export function pulledEnvironment(provider: Provider, name: string | undefined): string {
  return name === undefined ? onlyPublished(provider) : named(provider, name);
}

function named(provider: Provider, name: string): string {
  const { environments } = provider;
  if (!Object.hasOwn(environments, name)) {
    const known = Object.keys(environments);
    throw new UsageError(
      'unknown_environment',
      `${provider.id} has no environment called ${JSON.stringify(name)}`,
      nearestHint(name, known),
    );
  }
  const source = schemaSourceOf(provider, name);
  if (source.kind === 'none')
    throw unpublished(provider, `${provider.id}@${name} has no schema to pull: ${source.why}`);
  return name;
}

function onlyPublished(provider: Provider): string {
  const tests = publishedTests(provider);
  const [only, other] = tests;
  if (only !== undefined && other === undefined) return only;
  if (only !== undefined)
    throw new UsageError(
      'unknown_environment',
      `${provider.id} has several environments with a schema: ${tests.join(', ')}`,
      `Name one: --environment ${only}`,
    );
  const whys = Object.keys(provider.environments).flatMap((name) => {
    const source = schemaSourceOf(provider, name);
    return source.kind === 'none' ? source.why : [];
  });
  throw unpublished(provider, `no test environment of ${provider.id} publishes a schema: ${whys[0] ?? ''}`);
}

/** What it serves cannot be known, so neither can whether the baseline still says the same. */
function unpublished(provider: Provider, message: string): SchemaSourceError {
  const { contract, id } = provider;
  const [other] = publishedTests(provider);
  const hint =
    other === undefined
      ? `"livegate drift ${id}" shows where the traffic of a run says otherwise: change contracts/${id}/${contract.file} by hand, and "livegate verify ${id}" judges it.`
      : `${other} has one: --environment ${other}`;
  return new SchemaSourceError('source_unavailable', message, { exitCode: 3, hint });
}

function publishedTests(provider: Provider): readonly string[] {
  return Object.keys(provider.environments).filter(
    (name) => provider.environments[name]?.stage === 'test' && schemaSourceOf(provider, name).kind !== 'none',
  );
}
