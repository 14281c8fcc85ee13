import { Command } from 'commander';
import { projectRoot } from './project-root.ts';
import { terminalStyle } from './terminal-style.ts';

/** `livegate providers`: every provider with all its environments, where none has a mistake. Sends nothing. */
export function providersCommand(): Command {
  return new Command('providers')
    .description('List the providers with their environments, and what each shares with live.')
    .option('--json', 'print the provider files as JSON')
    .addHelpText('after', help)
    .action(async (flags: { json?: true }) => {
      const { renderProviders } = await import('../report/render-providers.ts');
      const { loadContracts } = await import('../scenario/load-contracts.ts');
      const { selectProviders } = await import('../scenario/read-providers.ts');
      const root = projectRoot();
      const contracts = await loadContracts(root, selectProviders(root, []));
      const providers = contracts.map(({ provider }) => provider);
      process.stdout.write(
        flags.json
          ? `${JSON.stringify(providers, null, 2)}\n`
          : renderProviders(providers, new Date(), terminalStyle),
      );
    });
}

const help = `
Example:
  livegate providers --json | jq '.[].environments | keys'`;
