import { Command } from 'commander';
import { reportOption } from './export/report-option.ts';
import { driftOption, environmentOption, faultOption, networkOption, quietOption } from './options.ts';
import { addPlaywrightOptions, playwrightWords } from './playwright-options.ts';
import { keyOption } from './gate/key-option.ts';
import type { VerifyFlags } from './verify.ts';

/** `livegate verify`: runs the scenarios against test environments and says what they showed. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description(
      'Run every scenario against every test environment and check each exchange against its contract.',
    )
    .argument('[provider...]', 'provider ids; default: all')
    .addOption(environmentOption())
    .addOption(networkOption())
    .addOption(faultOption('flexiti@training:createAuthorization=status:503'))
    .addOption(driftOption('fluz@staging=record-id-snake'))
    .option('--keep-exchanges', 'attach the exchanges of passed scenarios to the reports too')
    .option('--allure', 'write Allure results and generate the Allure report as well')
    .option('--json', 'print the run record instead of the table')
    .addOption(quietOption('json'))
    .option('--sign', 'sign what the run showed, as evidence for livegate gate')
    .addOption(keyOption('the runner'))
    .addOption(reportOption())
    .addHelpText('after', help)
    .action(async (ids: string[], flags: VerifyFlags) => {
      const { verify } = await import('./verify.ts');
      process.exitCode = await verify(ids, flags, playwrightWords(command));
    });
  return addPlaywrightOptions(command);
}

const help = `
Exit codes: 0 passed, 1 refused, 2 usage or configuration, 3 could not decide.

Examples:
  livegate verify                                      all providers, sandbox network
  livegate verify flexiti --environment training       one environment
  livegate verify fluz --network internet              the real test environment, with its credentials set
  livegate verify --report junit=junit.xml --report sarif=livegate.sarif   for a pipeline
  livegate verify --fault truphone:createOrder=429     what happens when the provider limits us`;
