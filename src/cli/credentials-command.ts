import { Command } from 'commander';
import { example } from './example.ts';
import { identityOption } from './gate/identity-option.ts';
import { networkOption } from './options.ts';
import type { CredentialFlags } from './gate/credentials.ts';

/** `livegate credentials`: seals a live environment's secrets for the approvers of trust.yaml. */
export function credentialsCommand(): Command {
  const credentials = new Command('credentials').description(
    'Seal live credentials for those who approve. Plaintext is never on disk.',
  );
  const verb = (name: keyof typeof credentialVerbs, description: string): Command =>
    credentials
      .command(name)
      .description(description)
      .argument('<provider>', 'provider id')
      .option('-e, --environment <name>', 'live environment; default: the one that checklist.yaml opens')
      .addOption(networkOption('where they may be used; never on the other'))
      .addHelpText('after', example(credentialVerbs[name]))
      .action(run(name));
  verb(
    'seal',
    'Ask for every credential of the live environment, or read NAME=value lines from stdin, and seal them.',
  );
  verb('list', 'What can be said of the sealed files without opening them.');
  verb(
    'rotate',
    'Replace some of the sealed values: only the names given on stdin, or all that are asked for.',
  ).addOption(identityOption());
  verb('rekey', 'Seal the same values for the approvers that trust.yaml names now.').addOption(
    identityOption(),
  );
  return credentials;
}

/** Each with an example. */
const credentialVerbs = {
  seal: 'livegate credentials seal fluz --network internet < /dev/stdin',
  list: 'livegate credentials list fluz --network internet',
  rotate: 'livegate credentials rotate fluz --network internet --local-key ~/.livegate/jo.age',
  rekey: 'livegate credentials rekey fluz --network internet --local-key ~/.livegate/jo.age',
};

function run(verb: keyof typeof credentialVerbs) {
  return async (provider: string, flags: CredentialFlags) => {
    const module = await import('./gate/credentials.ts');
    process.exitCode = await module.credentials[verb](provider, flags);
  };
}
