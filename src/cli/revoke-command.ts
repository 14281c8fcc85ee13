import { Command } from 'commander';

/** `livegate revoke`: takes live credentials away again, at once. */
export function revokeCommand(): Command {
  return new Command('revoke')
    .description('Void every promotion of a provider, at once. Needs no key.')
    .argument('<provider>', 'provider id')
    .requiredOption('--reason <text>', 'why; it stands in the ledger')
    .addHelpText('after', help)
    .action(async (provider: string, { reason }: { readonly reason: string }) => {
      const { revokeProvider } = await import('./gate/revoke.ts');
      process.exitCode = await revokeProvider(provider, reason);
    });
}

const help = `
An open gateway refuses the next request within a second. To open again: livegate promote.

Example:
  livegate revoke fluz --reason 'double payments, INC-311'`;
