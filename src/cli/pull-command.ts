import { Command } from 'commander';
import type { PullFlags } from './drift-source/pull.ts';
import { driftOption, faultOption, networkOption, policyOption } from './options.ts';

/** `livegate pull`: brings the schema that an environment serves into the provider's folder, as a change to review. */
export function pullCommand(): Command {
  return new Command('pull')
    .description('Replace a pinned schema by the one that an environment serves, after showing what changes.')
    .argument('<provider>', 'provider id')
    .option('-e, --environment <name>', 'whose schema; default: the only test environment that publishes one')
    .addOption(networkOption())
    .option('--accept-breaking', 'write it although something breaks us')
    .option('--dry-run', 'show what would change and write nothing')
    .addOption(policyOption('whom a change must not break; default: as provider.yaml says'))
    .addOption(faultOption())
    .addOption(driftOption())
    .addHelpText('after', help)
    .action(async (provider: string, flags: PullFlags) => {
      const { pull } = await import('./drift-source/pull.ts');
      process.exitCode = await pull(provider, flags);
    });
}

const help = `
The file is written whole or not at all, and only after it was read back and found to say what the environment says.
With it goes contracts/<id>/usage.json: what we use is told once more under the new schema, from the very run, HAR files
and documents that it was recorded from. Where one of them is gone the file stays as it was, and our use is unknown.
Annotations (contract.annotations of provider.yaml, x- members of OpenAPI) are carried over to whatever both define;
comments, order and layout are not.

Exit codes: 0 written, or nothing to write; 1 something breaks us, 2 usage or configuration, 3 could not decide: the
environment publishes no schema, or none that can be read or compared.

Examples:
  livegate pull fluz --network internet --dry-run      what would change
  livegate pull fluz --network internet                write it, unless something breaks`;
