import { Command } from 'commander';
import { identityOption } from './gate/identity-option.ts';
import type { CredentialFlags } from './gate/credentials.ts';

/** `livegate credentials`: seals a live environment's secrets for the approvers of trust.yaml. */
export function credentialsCommand(): Command {
  const credentials = new Command('credentials').description(
    'Seal live credentials for those who approve. Plaintext is never on disk.',
  );
  credentials
    .command('seal')
    .description(
      'Ask for every credential of the live environment, or read NAME=value lines from stdin, and seal them.',
    )
    .argument('<provider>', 'provider id')
    .option('-e, --environment <name>', 'live environment; default: the one that checklist.yaml opens')
    .action(run('seal'));
  credentials
    .command('list')
    .description('What can be said of the sealed files without opening them.')
    .argument('<provider>', 'provider id')
    .option('-e, --environment <name>', 'live environment; default: the one that checklist.yaml opens')
    .action(run('list'));
  credentials
    .command('rotate')
    .description(
      'Replace some of the sealed values: only the names given on stdin, or all that are asked for.',
    )
    .argument('<provider>', 'provider id')
    .option('-e, --environment <name>', 'live environment; default: the one that checklist.yaml opens')
    .addOption(identityOption())
    .action(run('rotate'));
  credentials
    .command('rekey')
    .description('Seal the same values for the approvers that trust.yaml names now.')
    .argument('<provider>', 'provider id')
    .option('-e, --environment <name>', 'live environment; default: the one that checklist.yaml opens')
    .addOption(identityOption())
    .action(run('rekey'));
  return credentials;
}

function run(verb: 'seal' | 'list' | 'rotate' | 'rekey') {
  return async (provider: string, flags: CredentialFlags) => {
    const module = await import('./gate/credentials.ts');
    process.exitCode = await module.credentials[verb](provider, flags);
  };
}
