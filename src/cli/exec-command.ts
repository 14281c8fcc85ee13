import { Command, Option } from 'commander';
import type { ExecFlags } from './gate/exec-plan.ts';
import { identityOption } from './gate/identity-option.ts';
import { collect, parseMinutes } from './option-values.ts';
import { networkOption } from './options.ts';

/** `livegate exec`: runs a command with a gateway beside it that injects the live credentials. */
export function execCommand(): Command {
  return new Command('exec')
    .description('Run a command whose requests to live pass through a gateway, which holds the credentials.')
    .argument('<provider>', 'provider id')
    .argument('<command...>', 'after --, with its arguments')
    .addOption(networkOption('which live environment answers'))
    .addOption(identityOption())
    .option('--sandbox <url>', 'sandbox network: control URL that livegate sandbox printed, on this machine')
    .addOption(
      new Option('--wait <minutes>', 'how long to wait for approvers').default('15').argParser(parseMinutes),
    )
    .addOption(
      new Option(
        '--mode <mode>',
        'how the credentials are used; fd and env are weaker: nothing takes them back',
      )
        .choices(['inject', 'fd', 'env'])
        .default('inject'),
    )
    .option('--socket <path>', 'let the gateway listen on a unix socket of this user alone')
    .option('--isolate', 'run the command without a network but for the gateway (Linux, bubblewrap)')
    .option('--hide <path>', 'with --isolate: another file or folder to hide (repeatable)', collect, [])
    .option('--pass-env <name>', 'let the command see this variable, too (repeatable)', collect, [])
    .addHelpText('after', help)
    .action(async (provider: string, command: string[], flags: ExecFlags) => {
      const { execute } = await import('./gate/exec.ts');
      process.exitCode = await execute(provider, command, flags);
    });
}

const help = `
The command gets LIVEGATE_BASE_URL and <PROVIDER>_BASE_URL, and no credential but by --mode; with --socket or --isolate also
LIVEGATE_SOCKET, where the gateway listens. Without --local-key the credentials come from approvers: a request is written
to ledger/requests/, and livegate approve writes the answer beside it. Carry the two files as you like: git, a shared folder.

--mode inject  the gateway adds the credentials to each request
--mode fd      no gateway: descriptor 3 holds the credentials once, as JSON under the names of provider.yaml
--mode env     no gateway: the credentials are variables under the names that provider.yaml refers to

--isolate hides the project's keys folder, the sealed credentials, the history (.git), --local-key, and the private keys beside
it and in the project's folder. All other files of this machine stay readable: other clones, backups, the agents of your home
folder. Name them with --hide. Without --isolate the command runs as the user who holds the credentials: that is L1.

Only the operations of the checklist pass, up to its ceilings; with fd and env nothing is looked at. An operation is told by
method and path, in GraphQL by the one root field: what the provider's own server reads from a member _method of a JSON body,
or does below a root field, the gateway does not see.

Exit code: that of the command; 2 usage or configuration, 3 where no promotion opens the door or nobody approved.

Examples:
  livegate exec fluz --network internet -- node pay.js
  livegate exec fluz --network internet --isolate -- node pay.js`;
