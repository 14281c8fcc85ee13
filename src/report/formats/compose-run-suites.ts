import { onNetwork } from '../../model/on-network.ts';
import type { RunTarget } from '../../model/run-record.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { driftCase } from './drift-case.ts';
import type { PipelineCase, PipelineSuite, Problem } from './pipeline-report.ts';
import type { RunInput } from './run-input.ts';
import { runSuite } from './run-suite.ts';
import { scenarioCase } from './scenario-case.ts';

/** One suite of scenarios and one of comparisons for each environment of a run. */
export function composeRunSuites(input: RunInput): readonly PipelineSuite[] {
  const { drift = [], scenarios, targets } = input.record;
  const own = targets.flatMap((target) => {
    const { environment, provider } = target;
    const isOwn = (one: { readonly provider: string; readonly environment: string }) =>
      one.provider === provider && one.environment === environment;
    const name = `${provider}@${environment}`;
    const cases = scenarios.filter(isOwn).map((scenario) => scenarioCase(scenario, input));
    const compared = drift.filter(isOwn).map((one) => driftCase(one, input));
    return [
      // An environment in which nothing ran has shown nothing, which a suite without a case would hide.
      { name, cases: cases.length === 0 ? [nothingRan(target, input)] : cases },
      ...(compared.length === 0 ? [] : [{ name: `${name} drift`, cases: compared }]),
    ];
  });
  return [...own, runSuite(input)];
}

function nothingRan(
  { environment, provider }: RunTarget,
  { places, record: { network, shard } }: RunInput,
): PipelineCase {
  const name = `${provider}@${environment}`;
  const missing = { id: `${name}/nothing-ran`, title: 'a scenario ran', took: 0, attempts: 0 };
  // One shard need not hold a scenario of every target: only all of them together show a whole run.
  if (shard !== undefined)
    return { ...missing, verdict: 'skipped', reason: 'another shard has its scenarios', problems: [] };
  const problem: Problem = {
    ...{ rule: 'unknown', about: 'A scenario did not pass', severity: 'error', details: [], actor: 'author' },
    message: `${name}: no scenario ran, so nothing was shown`,
    place: places.environment(provider, environment),
    fingerprint: fingerprintOf([name, 'nothing-ran']),
    command: `livegate verify ${provider} --environment ${environment}${onNetwork(network)}`,
  };
  return { ...missing, verdict: 'undecided', problems: [problem] };
}
