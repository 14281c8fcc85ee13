import { Command } from 'commander';
import { example } from './example.ts';
import { networkOption } from './options.ts';
import type { ChecklistFlags } from './gate/checklist.ts';

/** `livegate checklist`: what must hold before live, and how to make one item hold. */
export function checklistCommand(): Command {
  const checklist = new Command('checklist')
    .description('Show what must hold before live credentials are used.')
    .addHelpText('after', help);
  checklist
    .command('show')
    .description('Every item, with its pack, and every limit, as it is in force.')
    .argument('<provider>', 'provider id')
    .addOption(networkOption('whose limits are shown'))
    .option('--json', 'print the checklist as it is in force')
    .addHelpText('after', example('livegate checklist show fluz --network internet'))
    .action(async (provider: string, flags: ChecklistFlags) => {
      const { showChecklist } = await import('./gate/checklist.ts');
      process.exitCode = await showChecklist(provider, flags);
    });
  checklist
    .command('explain')
    .description('One item: what it asks, what it shows now, and what clears it.')
    .argument('<provider>', 'provider id')
    .argument('<item>', 'the item, as livegate gate names it')
    .addOption(networkOption('whose evidence counts'))
    .addHelpText('after', example('livegate checklist explain fluz clean-runs'))
    .action(async (provider: string, item: string, flags: ChecklistFlags) => {
      const { explainItem } = await import('./gate/checklist.ts');
      process.exitCode = await explainItem(provider, item, flags);
    });
  return checklist;
}

const help = `
What contracts/<id>/checklist.yaml must hold; schemas/checklist.schema.json names all that it may:
  pack: default@1                            # the items that every checklist begins with
  opens: live                                # the live environment that it stands in front of
  scenarios: [fluz/buys-a-gift-card]         # besides those of every provider: <folder of suites/>/<title>
  operations: [getMerchants, purchaseGiftCard]   # what may be sent to live`;
