import { Command } from 'commander';
import { keyOption } from './gate/key-option.ts';
import type { WaiveFlags } from './gate/waive.ts';
import { parseCount } from './option-values.ts';
import { networkOption } from './options.ts';

/** `livegate waive`: an approver lets one finding pass for some days. */
export function waiveCommand(): Command {
  return new Command('waive')
    .description(
      'Let one finding of one item pass for some days: signed, about this very finding, and shown everywhere.',
    )
    .argument('<provider>', 'provider id')
    .argument('<item>', 'the item, as livegate gate names it')
    .requiredOption('--reason <text>', 'why it may pass')
    .requiredOption('--owner <name>', 'who answers for it')
    .option('--days <number>', 'how long, at most 14', parseCount(1, 14), '7')
    .addOption(networkOption('whose finding it is'))
    .addOption(keyOption('the approver'))
    .option('--yes', 'sign without being asked')
    .addHelpText('after', help)
    .action(async (provider: string, item: string, flags: WaiveFlags) => {
      const { waiveItem } = await import('./gate/waive.ts');
      process.exitCode = await waiveItem(provider, item, flags);
    });
}

const help = `
Never waived: what reached live, a secret in an output, authentication, forged or stale evidence, what people sign.
One finding is waived once, and renewed once by another approver.

Exit codes: 0 waived, 1 you said no, 2 usage or configuration, 3 it cannot be waived.

Example:
  livegate waive fluz credential-age --reason "new key comes on Monday" --owner jo --days 4 --key ~/.livegate/jo.pem`;
