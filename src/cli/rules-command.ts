import { Command } from 'commander';
import { terminalStyle } from './terminal-style.ts';

/** `livegate rules`: the kinds of change that `livegate diff` knows. */
export function rulesCommand(): Command {
  return new Command('rules')
    .description('List the kinds of change that livegate knows, or explain one.')
    .argument('[rule]', 'a rule to explain')
    .option('--json', 'print the catalogue, or the rule, as JSON')
    .addHelpText('after', help)
    .action(async (id: string | undefined, flags: { json?: true }) => {
      const { showRules } = await import('./drift-source/show-rules.ts');
      const { print } = await import('./drift-source/print.ts');
      print(showRules(id, flags.json === true, terminalStyle));
    });
}

const help = `
Examples:
  livegate rules
  livegate rules response-required-parameter-added`;
