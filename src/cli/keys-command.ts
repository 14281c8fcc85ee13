import { Command, Option } from 'commander';
import { example } from './example.ts';
import { roles } from '../model/key-roles.ts';
import { collect } from './option-values.ts';
import type { CreateFlags, ShowFlags } from './gate/keys.ts';

const roleOption = (): Option =>
  new Option('--role <role>', 'what it signs (repeatable)').argParser(collect).default([]);

/** `livegate keys`: makes the keys of people and runners, and prints what trust.yaml needs of them. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('Make signing keys, and print their entries for trust.yaml.');
  keys
    .command('create')
    .description(
      'Make a key pair: <out>/<name>.pem to sign, and for approvers <name>.age to open what is sealed.',
    )
    .argument('<name>', 'whose it is: jo, ci')
    .addOption(roleOption())
    .option('--out <folder>', 'where the private keys go, readable by you alone', '.')
    .addHelpText(
      'after',
      `\nRoles: ${roles.join(', ')}.\n${example('livegate keys create jo --role approver --out ~/.livegate')}`,
    )
    .action(async (name: string, flags: CreateFlags) => {
      const { createKeys } = await import('./gate/keys.ts');
      process.exitCode = await createKeys(name, flags);
    });
  keys
    .command('show')
    .description(
      'Print the entry for trust.yaml of a key that there is; what it holds of the private one is nothing.',
    )
    .argument('<file>', 'private key: <name>.pem')
    .addOption(roleOption())
    .addHelpText('after', example('livegate keys show ~/.livegate/jo.pem --role approver'))
    .action(async (file: string, flags: ShowFlags) => {
      const { showKey } = await import('./gate/keys.ts');
      process.exitCode = await showKey(file, flags);
    });
  return keys;
}
