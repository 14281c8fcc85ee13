import { Command } from 'commander';
import type { DriftFlags } from './drift-source/drift.ts';
import {
  driftOption,
  environmentOption,
  failOnOption,
  faultOption,
  formatOption,
  jsonFormatOption,
  networkOption,
  policyOption,
  quietOption,
} from './options.ts';

/** `livegate drift`: holds the pinned contracts against what environments serve, and environments against each other. */
export function driftCommand(): Command {
  return new Command('drift')
    .description('Compare the pinned contracts with what the environments really serve.')
    .argument('[provider...]', 'provider ids; default: all')
    .addOption(environmentOption())
    .addOption(networkOption())
    .option('--against <environment>', 'compare with this environment instead of with the contract')
    .option('--from <run>', 'whose traffic stands for environments without a schema; default: the latest run')
    .addOption(formatOption())
    .addOption(jsonFormatOption())
    .addOption(
      policyOption(
        'whom a change must not break: a tolerant client, a strict one, generated code; default: as provider.yaml says',
      ),
    )
    .addOption(failOnOption())
    .option('--only-used', 'changes that our use does not come near to do not count for --fail-on')
    .option('--output <file>', 'write the result to a file, and only the summary to the terminal')
    .addOption(quietOption('format'))
    .addOption(faultOption('fluz=introspection-off'))
    .addOption(driftOption())
    .addHelpText('after', help)
    .action(async (ids: string[], flags: DriftFlags) => {
      const { drift } = await import('./drift-source/drift.ts');
      process.exitCode = await drift(ids, flags);
    });
}

const help = `
Where an environment publishes no schema, the traffic of a run of livegate verify stands for it. Of live environments
nothing is read but documents that provider.yaml calls public.

Exit codes: 0 nothing at or over --fail-on, 1 something is, 2 usage or configuration, 3 could not decide.

Examples:
  livegate drift                                       every test environment, sandbox network
  livegate drift fluz --network internet               what Fluz's staging serves now
  livegate drift flexiti --against training            the other environments against TRAINING
  livegate drift fluz --drift fluz=create-virtual-card-flat   see what a breaking change looks like`;
