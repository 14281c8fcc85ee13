import { Command } from 'commander';
import { example } from './example.ts';
import { keyOption } from './gate/key-option.ts';

/** `livegate ledger`: what was signed, opened and closed, and whether the record of it is whole. */
export function ledgerCommand(): Command {
  const ledger = new Command('ledger').description('Show, check and sign the append-only log of the gate.');
  ledger
    .command('show')
    .description('Every entry, oldest first.')
    .argument('[provider]', 'only entries about this provider')
    .option('--json', 'print the entries as they stand')
    .addHelpText('after', example('livegate ledger show fluz'))
    .action(async (provider: string | undefined, flags: { readonly json?: true }) => {
      const { showLedger } = await import('./gate/ledger.ts');
      process.exitCode = await showLedger(provider, flags);
    });
  ledger
    .command('verify')
    .description('Recompute the tree, and hold it against every head that promotions and checkpoints name.')
    .option(
      '--checkpoint <file>',
      'an earlier checkpoint, kept elsewhere, signed by a gatekeeper of trust.yaml',
    )
    .addHelpText('after', example('livegate ledger verify --checkpoint ~/checkpoints/2026-11.txt'))
    .action(async (flags: { readonly checkpoint?: string }) => {
      const { verifyWholeLedger } = await import('./gate/ledger.ts');
      process.exitCode = await verifyWholeLedger(flags);
    });
  ledger
    .command('checkpoint')
    .description(
      'Sign size and root of the ledger as they are now (C2SP tlog-checkpoint), to be kept elsewhere.',
    )
    .addOption(keyOption('the gatekeeper'))
    .addHelpText(
      'after',
      example('livegate ledger checkpoint --key ~/.livegate/gatekeeper.pem > checkpoint.txt'),
    )
    .action(async (flags: { readonly key?: string }) => {
      const { signLedger } = await import('./gate/ledger.ts');
      process.exitCode = await signLedger(flags);
    });
  return ledger;
}
