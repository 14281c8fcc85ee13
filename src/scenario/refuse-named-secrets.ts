import { relative } from 'node:path';
import type { TestCase } from '@playwright/test/reporter';
import { SecretRegistry } from '../network/record/secret-registry.ts';
import { UsageError } from '../util/usage-error.ts';
import type { TargetUse } from './project-config.ts';
import { readProvider } from './read-contract.ts';
import { resolveCredentials } from './resolve-credentials.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Refuses scenarios whose title, tags or annotations hold a credential: these stand in every report from the beginning, and
 * no worker sweeps them. On the sandbox network there is nothing to look for, credentials are made in the run.
 * @throws UsageError `scenario_names_secret`, with the places and never the text
 */
export function refuseNamedSecrets(
  { network, root, runFolder }: RunOptions,
  tests: readonly TestCase[],
): void {
  if (network === 'sandbox') return;
  const secrets = new SecretRegistry();
  const targets = new Map(tests.flatMap((test) => targetOf(test)));
  for (const { provider: id, environment } of targets.values()) {
    const provider = readProvider(runFolder, id);
    for (const [name, secret] of Object.entries(resolveCredentials(root, { provider, environment })))
      if (provider.publicCredentials?.includes(name) !== true) secrets.add(secret);
  }
  const places = tests
    .filter((test) => secrets.isIn(JSON.stringify([test.titlePath(), test.tags, test.annotations])))
    .map(({ location: { file, line } }) => `${relative(root, file)}:${line}`);
  if (places.length === 0) return;
  throw new UsageError(
    'scenario_names_secret',
    `a scenario's title, tag or annotation holds a credential: ${[...new Set(places)].join(', ')}`,
    'Titles stand in every report. Use the credential in the scenario, not in its name.',
  );
}

function targetOf(test: TestCase): [string, TargetUse['target']][] {
  const target = (test.parent.project()?.use as Partial<TargetUse> | undefined)?.target;
  return target === undefined ? [] : [[`${target.provider}@${target.environment}`, target]];
}
