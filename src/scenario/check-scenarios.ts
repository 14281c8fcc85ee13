import { relative } from 'node:path';
import type { TestCase } from '@playwright/test/reporter';
import { UsageError } from '../util/usage-error.ts';
import type { Outcome } from './compose-run.ts';
import { pendingOutcome } from './outcome-of.ts';
import { refuseNamedSecrets } from './refuse-named-secrets.ts';
import { readPlan } from './run-plan.ts';
import type { RunOptions } from './run-options.ts';
import { refuseUnknownQuarantine } from './unknown-quarantine.ts';

/**
 * Checks the scenarios of a run before the first one begins: none names a secret, no two have the same id, and every
 * quarantine entry names one. The last only in a run of all scenarios, because only then all are listed.
 * @throws UsageError `scenario_names_secret`, `scenario_ambiguous`, `quarantine_unknown`, with all mistakes
 */
export function checkScenarios(options: RunOptions, tests: readonly TestCase[]): void {
  const { root, runFolder, whole } = options;
  refuseNamedSecrets(options, tests);
  const listed = tests.map((test) => ({ test, outcome: pendingOutcome(test) }));
  const twice = ambiguous(listed, root);
  if (twice.length > 0)
    throw new UsageError(
      'scenario_ambiguous',
      twice.join('\n'),
      'Give each scenario of a folder a title of its own, or put them into groups of different names.',
    );
  if (whole)
    refuseUnknownQuarantine(
      readPlan(runFolder).quarantine ?? [],
      listed.map(({ outcome }) => outcome),
    );
}

type Listed = { readonly test: TestCase; readonly outcome: Outcome };

function ambiguous(listed: readonly Listed[], root: string): string[] {
  const byId = Map.groupBy(listed, ({ outcome: { provider, environment, id, repetition } }) =>
    [provider, environment, id, repetition].join(' '),
  );
  const problems = [...byId.values()]
    .filter((same) => same.length > 1)
    .map((same) => {
      const places = same.map(
        ({ test: { location } }) => `${relative(root, location.file)}:${location.line}`,
      );
      return `${same.length} scenarios have the id ${same[0]?.outcome.id ?? ''}: ${places.join(', ')}`;
    });
  return [...new Set(problems)];
}
