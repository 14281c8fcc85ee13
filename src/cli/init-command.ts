import { Command } from 'commander';

/** `livegate init`: begins a provider from its schema. Sends nothing, replaces nothing. */
export function initCommand(): Command {
  return new Command('init')
    .description(
      'Begin a provider: its contract and provider.yaml, drafted from an OpenAPI or GraphQL schema.',
    )
    .argument('<provider>', 'its id, which is the name of its folder: small letters, digits, hyphens')
    .argument('<schema>', 'a file: OpenAPI 3.0 to 3.2 (.json, .yaml), or a GraphQL schema (.graphql)')
    .addHelpText('after', help)
    .action(async (id: string, schema: string) => {
      const { init } = await import('./init/init.ts');
      process.exitCode = await init(id, schema);
    });
}

const help = `
Written are contracts/<provider>/ with the schema as it is and a provider.yaml, and suites/every-provider where there is
none. What the schema does not say is left open in provider.yaml, marked "to answer": which environment is live, what
each operation does there, limits, errors. The file is refused until all of it is answered.

Exit codes: 0 written, 2 usage or configuration: the schema cannot be a contract, the provider is there already, or
cannot be written.

Example:
  livegate init acme acme-openapi.json`;
