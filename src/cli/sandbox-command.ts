import { Command } from 'commander';
import { collect } from './option-values.ts';
import type { SandboxFlags } from './serve-sandbox.ts';

/** `livegate sandbox`: the providers' sandbox on loopback, for any client, until it is interrupted. */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('Serve the providers on loopback and print their addresses and credentials, until Ctrl-C.')
    .argument('[provider...]', 'provider ids; default: all')
    .option('--fault <spec>', 'inject a fault (repeatable)', collect, [])
    .option('--drift <spec>', 'put a documented change in force (repeatable)', collect, [])
    .option('--json', 'print addresses and credentials as JSON')
    .addHelpText('after', help)
    .action(async (words: string[], flags: SandboxFlags) => {
      const { serveSandbox } = await import('./serve-sandbox.ts');
      await serveSandbox(words, flags);
    });
}

const help = `
Examples:
  livegate sandbox flexiti                                  one provider, for any client
  livegate sandbox --fault truphone:createOrder=429         what our product does when the provider limits us
  livegate sandbox --drift fluz@staging=record-id-snake     and when the provider renames a field`;
