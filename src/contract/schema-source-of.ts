import type { Provider, SchemaSource } from '../model/provider.ts';

type Nowhere = Extract<SchemaSource, { kind: 'none' }>;

/**
 * Where the schema that an environment serves may be read: its own `schemaSource`, else the provider's. Of a live
 * environment nothing is read but a document that its own entry calls public: everything else is refused, with the
 * reason. The environment must be one of the provider's.
 */
export function schemaSourceOf(provider: Provider, environmentName: string): SchemaSource {
  const environment = provider.environments[environmentName];
  const own = environment?.schemaSource;
  if (environment?.stage !== 'live')
    return own ?? provider.schemaSource ?? none('provider.yaml names no schemaSource');
  if (own?.kind === 'none' || (own?.kind === 'openapi' && own.public === true)) return own;
  return none('it is live, and provider.yaml names no public document of its schema');
}

function none(why: string): Nowhere {
  return { kind: 'none', why };
}
