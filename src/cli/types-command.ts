import { Command } from 'commander';

type TypesFlags = { readonly check?: true };

/** `livegate types`: makes the types that a suite names operations by. Sends nothing. */
export function typesCommand(): Command {
  return new Command('types')
    .description('Write contracts/<id>/types.d.ts: what goes into each operation, and what a success holds.')
    .argument('[provider...]', 'provider ids; default: all')
    .option('--check', 'write nothing; end with 1 where one is not up to date')
    .addHelpText('after', help)
    .action(async (ids: string[], flags: TypesFlags) => {
      const { writeTypes } = await import('./write-types.ts');
      process.exitCode = await writeTypes(ids, flags.check === true);
    });
}

const help = `
Exit codes: 0 written, or up to date, 1 with --check: stale, 2 usage or configuration.

Example:
  livegate types flexiti

In a suite:
  import { scenarioFor } from 'livegate/scenario';
  import type { Operations } from '../../contracts/flexiti/types.d.ts';
  const scenario = scenarioFor<Operations>();`;
