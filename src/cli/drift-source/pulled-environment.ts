import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import type { Provider } from '../../model/provider.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { UsageError } from '../../util/usage-error.ts';
import { SchemaSourceError } from './source-error.ts';

/**
 * The environment whose schema is pulled: the named one, or the only test environment that publishes one. Throws a
 * `UsageError` for a name that there is not and where a name is needed, a `SchemaSourceError` where there is no schema.
 */
export function pulledEnvironment(provider: Provider, name: string | undefined): string {
  return name === undefined ? onlyPublished(provider) : named(provider, name);
}

function named({ environments, ...provider }: Provider, name: string): string {
  if (!Object.hasOwn(environments, name)) {
    const known = Object.keys(environments);
    throw new UsageError(
      'unknown_environment',
      `${provider.id} has no environment called ${JSON.stringify(name)}`,
      nearestHint(name, known),
    );
  }
  const source = schemaSourceOf({ environments, ...provider }, name);
  if (source.kind === 'none')
    throw new SchemaSourceError(
      'source_unavailable',
      `${provider.id}@${name} has no schema to pull: ${source.why}`,
    );
  return name;
}

function onlyPublished(provider: Provider): string {
  const tests = Object.keys(provider.environments).filter(
    (name) => provider.environments[name]?.stage === 'test' && schemaSourceOf(provider, name).kind !== 'none',
  );
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
  throw new SchemaSourceError(
    'source_unavailable',
    `no test environment of ${provider.id} publishes a schema: ${whys[0] ?? ''}`,
    { hint: `"livegate drift ${provider.id}" looks at the traffic of a run instead.` },
  );
}
