import { Command, Option } from 'commander';
import { parseCount, parseInterval } from './option-values.ts';
import { driftOption, environmentOption, faultOption, networkOption, resampleOption } from './options.ts';
import type { WatchFlags } from './watch/watch.ts';

/** `livegate watch`: looks again and again whether what is promoted still holds, and takes it back where it does not. */
export function watchCommand(): Command {
  return new Command('watch')
    .description(
      'Look again and again whether the contracts still hold, and revoke what was promoted where not.',
    )
    .argument('[provider...]', 'provider ids; default: all')
    .addOption(environmentOption())
    .addOption(networkOption())
    .addOption(
      new Option('--every <time>', 'from the end of one look to the next: 30s, 15m, 2h')
        .default(900_000, '15m')
        .argParser(parseInterval),
    )
    .addOption(new Option('--once', 'look once, and end').conflicts(['every', 'failAfter']))
    .addOption(resampleOption())
    .addOption(
      new Option(
        '--fail-after <number>',
        'end once a provider could not be decided so many times in a row; default: look on',
      ).argParser(parseCount(1)),
    )
    .option('--json', 'one JSON object a line for each look at a provider')
    .option('-q, --quiet', 'print only what is new; nothing while all is well')
    .addOption(faultOption('fluz=introspection-off'))
    .addOption(driftOption())
    .addHelpText('after', help)
    .action(async (ids: string[], flags: WatchFlags) => {
      const { watch } = await import('./watch/watch.ts');
      process.exitCode = await watch(ids, flags);
    });
}

const help = `
Each look holds the contract against what the environments serve, as livegate drift does, and says what is promoted and
whether it could still be used. Breaking drift that nobody waived, and evidence that does not hold when it is run again
(--resample, while something is promoted), revoke at once: an open gateway refuses the next request. A source that cannot
be read is never taken for one without drift, and revokes nothing. SIGINT and SIGTERM end it after the look under way.
schemas/watch-look.schema.json says what the lines of --json hold.

Exit codes, the worst of all looks: 0 nothing is broken, 1 something was broken or would be refused, 2 usage or
configuration, 3 could not decide.

Examples:
  livegate watch --network internet                         every provider, every 15 minutes, in the foreground
  livegate watch fluz --network internet --once --quiet     from a scheduler: says something only where it must
  livegate watch --every 1h --resample 3 --json             runs 3 scenarios of the evidence again each time
  livegate watch fluz --once --drift fluz=create-virtual-card-flat   see what a breaking change does`;
